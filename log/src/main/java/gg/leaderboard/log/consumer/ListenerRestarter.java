package gg.leaderboard.log.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Starts listeners again that an {@link Error} has stopped, a lack of memory for instance: Spring leaves them stopped for good.
 * Until one has run for a while without another error, its trouble stays.
 */
public final class ListenerRestarter {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerRestarter.class);

    private static final Duration MIN_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration PROBATION = Duration.ofSeconds(10);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(ListenerRestarter::daemon);
    private final Map<String, Stop> stops = new ConcurrentHashMap<>();
    private final Function<String, CurrentProblems> troubles;
    private final Clock clock;

    /** @param troubles those of a listener, by its id */
    public ListenerRestarter(Function<String, CurrentProblems> troubles, Clock clock) {
        this.troubles = troubles;
        this.clock = clock;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "listener revival");
        thread.setDaemon(true);
        return thread;
    }

    @EventListener
    public void stopped(ConsumerStoppedEvent event) {
        if (event.getReason() == ConsumerStoppedEvent.Reason.ERROR) {
            MessageListenerContainer listener = event.getContainer(MessageListenerContainer.class);
            String id = String.valueOf(listener.getListenerId());
            Stop stop = stops.compute(id, (i, earlier) -> Stop.after(earlier, clock.instant()));
            troubles.apply(id)
                    .raise(
                            name(id),
                            "stopped by an error such as OutOfMemoryError, see the log; it is started again after "
                                    + stop.backOff().toSeconds() + " s");
            later(() -> start(listener, id, stop), stop.backOff());
        }
    }

    @EventListener
    public void closed(ContextClosedEvent event) {
        thread.shutdownNow();
    }

    private void start(MessageListenerContainer listener, String id, Stop stop) {
        if (stops.get(id) != stop) {
            return; // Another of its consumers has died since: that is waited for.
        }
        try {
            // Of several consumers the others may still run.
            listener.stop();
            listener.start();
            LOG.info("{} is started again", name(id));
            later(() -> endProbation(id, stop), PROBATION);
        } catch (RuntimeException | Error e) {
            LOG.warn("{} cannot be started now", name(id), e);
            later(() -> start(listener, id, stop), MAX_BACK_OFF);
        }
    }

    private void endProbation(String id, Stop stop) {
        if (stops.remove(id, stop)) {
            troubles.apply(id).clear(name(id));
        }
    }

    private void later(Runnable work, Duration delay) {
        if (!thread.isShutdown()) {
            thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static String name(String id) {
        return "listener " + id;
    }

    private record Stop(Instant at, Duration backOff) {

        static Stop after(@Nullable Stop earlier, Instant now) {
            if (earlier == null) {
                return new Stop(now, MIN_BACK_OFF);
            }
            Duration twice = earlier.backOff.multipliedBy(2);
            return new Stop(now, twice.compareTo(MAX_BACK_OFF) > 0 ? MAX_BACK_OFF : twice);
        }
    }
}
