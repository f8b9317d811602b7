package gg.leaderboard.producer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what happens: a line an event while events are few, else a line a second; and whenever Kafka is away. */
final class ProgressLogger {

    private static final int MOST_LINES_A_SECOND = 20;
    private static final int SECONDS_BETWEEN_PROGRESS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(ProgressLogger.class);

    // Of its own, so that only these lines can be switched off.
    private static final Logger EVENTS = LoggerFactory.getLogger("gg.leaderboard.producer.events");

    private final AtomicInteger lines = new AtomicInteger();
    private volatile boolean few;
    private volatile @Nullable String problem;
    private PublishTotals before = new PublishTotals(0, 0, 0, Duration.ZERO);
    private int seconds;
    private int secondsStuck;
    private String told = "";
    private List<String> warned = List.of();

    ProgressLogger(Pace pace) {
        this.few = pace.speed() > 0 || (pace.perSecond() > 0 && pace.perSecond() <= MOST_LINES_A_SECOND);
    }

    void acknowledged(OutgoingRecord event, RecordMetadata where) {
        if (few && lines.incrementAndGet() <= MOST_LINES_A_SECOND) {
            EVENTS.info("{} → {}", event, where);
        }
    }

    void failed(OutgoingRecord event, Exception error) {
        problem = event + ": " + error.getMessage();
    }

    /** To be called once a second. */
    synchronized void everySecond(PublishTotals now, String source) {
        PublishTotals last = before;
        before = now;
        lines.set(0);
        tellFailures(last, now);
        long acknowledged = now.acknowledged() - last.acknowledged();
        boolean stuck = last.waiting() > 0 && now.waiting() > 0 && acknowledged == 0;
        tellStuck(now, stuck);
        if (!stuck) {
            few = acknowledged <= MOST_LINES_A_SECOND;
            tellProgress(acknowledged, now, source);
        }
    }

    private void tellProgress(long acknowledged, PublishTotals now, String source) {
        seconds++;
        if (!few) {
            LOG.info("{} events in the last second; {}", acknowledged, sum(now, source));
        } else if (seconds % SECONDS_BETWEEN_PROGRESS == 0 && !source.equals(told)) {
            LOG.info("{}", source);
            told = source;
        }
    }

    /** To be called once a minute. */
    synchronized void everyMinute(List<String> warnings) {
        if (!warnings.equals(warned)) {
            warn(warnings);
            warned = warnings;
        }
    }

    /** To be called when nothing more will happen. */
    synchronized void end(PublishTotals now, String source, List<String> warnings) {
        tellFailures(before, now);
        warn(warnings);
        LOG.info("{}", sum(now, source));
    }

    private static void warn(List<String> warnings) {
        warnings.forEach(warning -> LOG.warn("{}", warning));
    }

    private static String sum(PublishTotals now, String source) {
        return now + (source.isEmpty() ? "" : "; " + source);
    }

    private void tellFailures(PublishTotals last, PublishTotals now) {
        if (now.failed() > last.failed()) {
            LOG.error("{} events failed, the last one: {}", now.failed() - last.failed(), problem);
        }
    }

    private void tellStuck(PublishTotals now, boolean stuck) {
        if (stuck) {
            secondsStuck++;
            LOG.warn(
                    "Kafka has not answered for {} s; {} events wait and are sent when it does",
                    secondsStuck,
                    now.waiting());
        } else if (secondsStuck > 0) {
            LOG.info("Kafka answers again after {} s", secondsStuck);
            secondsStuck = 0;
        }
    }
}
