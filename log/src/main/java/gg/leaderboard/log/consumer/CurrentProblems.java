package gg.leaderboard.log.consumer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/** What is wrong right now, each thing under a name. Says so in the log when it begins and when it ends. */
public final class CurrentProblems {

    /** The name of trouble that concerns no partition. */
    public static final String KAFKA = "kafka";

    /** The name of trouble with reading from Kafka, of whatever partition. */
    public static final String POLL = "poll";

    // Longer than anybody waits before the next attempt. Others read on meanwhile, which says nothing of this trouble.
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(CurrentProblems.class);

    private final Map<String, CurrentProblem> current = new ConcurrentHashMap<>();
    private final String store;
    private final Clock clock;

    /** @param store what data access fails at: "redis" */
    public CurrentProblems(String store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Reports trouble, and returns how long it has lasted. */
    public Duration raise(String name, String message) {
        Instant now = clock.instant();
        CurrentProblem trouble = current.compute(
                name, (n, known) -> new CurrentProblem(known == null ? now : known.since(), now, message));
        if (trouble.since().equals(now)) {
            LOG.warn("{}: {}", name, message);
        }
        return Duration.between(trouble.since(), now);
    }

    /** Reports the trouble behind an exception, and returns how long it has lasted. */
    public Duration raise(String name, Exception e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        return raise(name, originOf(e) + ExceptionMessages.message(e) + Remedy.of(cause));
    }

    private String originOf(@Nullable Throwable e) {
        if (e == null) {
            return "";
        }
        if (e instanceof DataAccessException) {
            return store + ": ";
        }
        return e instanceof KafkaException ? "kafka: " : originOf(e.getCause());
    }

    /** Reports that {@code name} has recovered. To be called only after what failed has succeeded. */
    public void clear(String name) {
        CurrentProblem past = current.remove(name);
        if (past != null) {
            LOG.info(
                    "{}: recovered after {} s",
                    name,
                    Duration.between(past.since(), clock.instant()).toSeconds());
        }
    }

    /** As {@link #clear}, unless {@code name} was reported in the last 15 seconds; for callers that cannot tell. */
    public void clearIfQuiet(String name) {
        CurrentProblem trouble = current.get(name);
        if (trouble != null && trouble.last().plus(QUIET).isBefore(clock.instant())) {
            clear(name);
        }
    }

    /** Name → message. */
    public Map<String, String> current() {
        Map<String, String> messages = new TreeMap<>();
        current.forEach((name, trouble) -> messages.put(name, trouble.message() + " (since " + trouble.since() + ")"));
        return messages;
    }

    private record CurrentProblem(Instant since, Instant last, String message) {}
}
