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
 * Restarts listeners that an {@link Error} such as {@link OutOfMemoryError} stopped. Spring does not restart them. The problem
 * stays reported until the listener has run for ten seconds without another error.
 */
public final class ListenerRestarter {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerRestarter.class);

    private static final Duration MIN_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration CONFIRMED_AFTER = Duration.ofSeconds(10);

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(ListenerRestarter::daemon);
    private final Map<String, Stop> stops = new ConcurrentHashMap<>();
    private final Function<String, CurrentProblems> problems;
    private final Clock clock;

    /** @param problems returns the problems of the listener with an id */
    public ListenerRestarter(Function<String, CurrentProblems> problems, Clock clock) {
        this.problems = problems;
        this.clock = clock;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "listener restart");
        thread.setDaemon(true);
        return thread;
    }

    @EventListener
    public void stopped(ConsumerStoppedEvent event) {
        if (event.getReason() == ConsumerStoppedEvent.Reason.ERROR) {
            MessageListenerContainer listener = event.getContainer(MessageListenerContainer.class);
            String id = String.valueOf(listener.getListenerId());
            Stop stop = stops.compute(id, (i, earlier) -> Stop.after(earlier, clock.instant()));
            problems.apply(id)
                    .raise(
                            name(id),
                            "stopped by an error such as OutOfMemoryError, see the log; restarts in "
                                    + stop.backOff().toSeconds() + " s");
            schedule(() -> start(listener, id, stop), stop.backOff());
        }
    }

    @EventListener
    public void closed(ContextClosedEvent event) {
        thread.shutdownNow();
    }

    private void start(MessageListenerContainer listener, String id, Stop stop) {
        if (!stop.equals(stops.get(id))) {
            return; // Another of its consumers has died since, and its restart is scheduled.
        }
        try {
            // The listener's other consumers may still run.
            listener.stop();
            listener.start();
            LOG.info("Restarted {}", name(id));
            schedule(() -> confirmRestart(id, stop), CONFIRMED_AFTER);
        } catch (RuntimeException | Error e) {
            LOG.warn("Could not restart {}, which is retried. If this repeats, restart the service", name(id), e);
            schedule(() -> start(listener, id, stop), MAX_BACK_OFF);
        }
    }

    private void confirmRestart(String id, Stop stop) {
        if (stops.remove(id, stop)) {
            problems.apply(id).clear(name(id));
        }
    }

    private void schedule(Runnable work, Duration delay) {
        if (!thread.isShutdown()) {
            var unused = thread.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
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
