package gg.leaderboard.producer;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what happens: a line an event while events are few, else a line a second; and whenever Kafka is away. */
final class Progress {

    private static final int MOST_LINES_A_SECOND = 20;
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    private final AtomicInteger lines = new AtomicInteger();
    private volatile boolean few;
    private volatile @Nullable String problem;
    private Totals before = new Totals(0, 0, 0, Duration.ZERO);
    private int secondsStuck;

    Progress(Pace pace) {
        this.few = pace.speed() > 0 || (pace.perSecond() > 0 && pace.perSecond() <= MOST_LINES_A_SECOND);
    }

    void acknowledged(Outgoing event, RecordMetadata where) {
        if (few && lines.incrementAndGet() <= MOST_LINES_A_SECOND) {
            LOG.info("{} → {}", event, where);
        }
    }

    void failed(Outgoing event, Exception error) {
        problem = event + ": " + error.getMessage();
    }

    /** To be called once a second. */
    void second(Totals now, String source) {
        Totals last = before;
        before = now;
        lines.set(0);
        tellFailures(now.failed() - last.failed());
        tellStuck(now, last.waiting() > 0 && now.waiting() > 0 && now.acknowledged() == last.acknowledged());
        long acknowledged = now.acknowledged() - last.acknowledged();
        few = acknowledged <= MOST_LINES_A_SECOND;
        if (!few) {
            LOG.info("{} events in the last second; {}{}", acknowledged, now, source.isEmpty() ? "" : "; " + source);
        }
    }

    private void tellFailures(long count) {
        if (count > 0) {
            LOG.error("Kafka refused {} events in the last second, among them {}", count, problem);
        }
    }

    private void tellStuck(Totals now, boolean stuck) {
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
