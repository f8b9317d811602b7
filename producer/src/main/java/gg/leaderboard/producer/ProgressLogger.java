package gg.leaderboard.producer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs progress: one line for each event at low rates, else one line a second; and outages of Kafka. */
final class ProgressLogger {

    private static final int MAX_LINES_PER_SECOND = 20;
    private static final int SECONDS_BETWEEN_PROGRESS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(ProgressLogger.class);

    // A separate logger, so that only these lines can be switched off.
    private static final Logger EVENTS = LoggerFactory.getLogger("gg.leaderboard.producer.events");

    private final AtomicInteger lines = new AtomicInteger();
    private volatile boolean logsEvents;
    private volatile @Nullable String problem;
    private PublishTotals before = new PublishTotals(0, 0, 0, Duration.ZERO);
    private int seconds;
    private int secondsStuck;
    private String lastSource = "";
    private List<String> warned = List.of();

    ProgressLogger(Pace pace) {
        this.logsEvents = pace.speed() > 0 || (pace.perSecond() > 0 && pace.perSecond() <= MAX_LINES_PER_SECOND);
    }

    void acknowledged(OutgoingRecord event, RecordMetadata where) {
        if (logsEvents && lines.incrementAndGet() <= MAX_LINES_PER_SECOND) {
            EVENTS.info("{} → {}", event, where);
        }
    }

    void failed(OutgoingRecord event, Exception error) {
        problem = event + ": " + error.getMessage();
    }

    /** Called once a second. */
    synchronized void everySecond(PublishTotals now, String source) {
        PublishTotals last = before;
        before = now;
        lines.set(0);
        logFailures(last, now);
        long acknowledged = now.acknowledged() - last.acknowledged();
        boolean stuck = last.waiting() > 0 && now.waiting() > 0 && acknowledged == 0;
        logStuck(now, stuck);
        if (!stuck) {
            logsEvents = acknowledged <= MAX_LINES_PER_SECOND;
            logProgress(acknowledged, now, source);
        }
    }

    private void logProgress(long acknowledged, PublishTotals now, String source) {
        seconds++;
        if (!logsEvents) {
            LOG.info("{} events in the last second; {}", acknowledged, sum(now, source));
        } else if (seconds % SECONDS_BETWEEN_PROGRESS == 0 && !source.equals(lastSource)) {
            LOG.info("{}", source);
            lastSource = source;
        }
    }

    /** Called once a minute. */
    synchronized void everyMinute(List<String> warnings) {
        if (!warnings.equals(warned)) {
            warn(warnings);
            warned = warnings;
        }
    }

    /** Called at the end of the run. */
    synchronized void end(PublishTotals now, String source, List<String> warnings) {
        logFailures(before, now);
        warn(warnings);
        LOG.info("{}", sum(now, source));
    }

    private static void warn(List<String> warnings) {
        warnings.forEach(warning -> LOG.warn("{}", warning));
    }

    private static String sum(PublishTotals now, String source) {
        return now + (source.isEmpty() ? "" : "; " + source);
    }

    private void logFailures(PublishTotals last, PublishTotals now) {
        if (now.failed() > last.failed()) {
            LOG.error("{} events failed, the last one: {}", now.failed() - last.failed(), problem);
        }
    }

    private void logStuck(PublishTotals now, boolean stuck) {
        if (stuck) {
            secondsStuck++;
            LOG.warn(
                    "Kafka has not responded for {} s; {} events are waiting. Check that it runs",
                    secondsStuck,
                    now.waiting());
        } else if (secondsStuck > 0) {
            LOG.info("Kafka recovered after {} s", secondsStuck);
            secondsStuck = 0;
        }
    }
}
