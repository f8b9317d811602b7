package gg.leaderboard.log.consumer;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.Comparator.naturalOrder;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;

/**
 * The current problems by name. Logs when a problem begins and when it ends, and repeats the message of a lasting problem once a
 * minute. Unavailable servers are logged by {@link ServerOutages}.
 */
public final class CurrentProblems {

    /** The name of a problem that concerns no partition. */
    public static final String KAFKA = "kafka";

    /** The name of a problem with polling Kafka. */
    public static final String POLL = "poll";

    /** The name of a problem with the definitions while there is nothing to read. */
    public static final String DEFINITIONS = "definitions";

    private static final String CLIENT_OF_REDIS = "io.lettuce.";

    // Longer than any back-off. A shorter time would let one consumer clear the problem of another that backs off.
    private static final Duration QUIET = Duration.ofSeconds(15);

    private static final Duration REPEAT = Duration.ofMinutes(1);

    // Offsets and durations, which change while the problem stays the same.
    private static final Pattern NUMBERS = Pattern.compile("\\d+");

    private static final Logger LOG = LoggerFactory.getLogger(CurrentProblems.class);

    private final Map<String, CurrentProblem> current = new ConcurrentHashMap<>();
    private final Map<Message, Instant> logged = new ConcurrentHashMap<>();
    private final String store;
    private final Clock clock;
    private final ServerOutages outages;

    /** @param store the name of the store in messages: "redis" */
    public CurrentProblems(String store, Clock clock) {
        this(store, clock, new ServerOutages(clock));
    }

    /** @param outages shared by all problems of a service */
    public CurrentProblems(String store, Clock clock, ServerOutages outages) {
        this.store = store;
        this.clock = clock;
        this.outages = outages;
    }

    /** Reports a problem, and returns how long it has lasted. */
    public Duration raise(String name, String message) {
        return raise(name, message, ProblemKind.of(name));
    }

    private Duration raise(String name, String message, ProblemKind kind) {
        if (isDue(new Message(name, NUMBERS.matcher(message).replaceAll("0")), clock.instant())) {
            LOG.warn("{}: {}", name, message);
        }
        return keep(name, message, "", kind);
    }

    private Duration keep(String name, String message, String server, ProblemKind kind) {
        Instant now = clock.instant();
        CurrentProblem before = current.get(name);
        if (before != null && !before.server.equals(server)) {
            outages.forget(before.server, new Waiting(this, name));
        }
        Instant since = before == null ? now : before.since;
        current.put(name, new CurrentProblem(since, now, message, server, kind));
        return Duration.between(since, now);
    }

    private boolean isDue(Message message, Instant now) {
        logged.values().removeIf(at -> !at.plus(REPEAT).isAfter(now));
        return logged.putIfAbsent(message, now) == null;
    }

    /** Reports the root cause of an exception, and returns how long the problem has lasted. */
    public Duration raise(String name, Exception e) {
        String message = ExceptionMessages.message(e);
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        String remedy = remedy(cause);
        String server = serverOf(e);
        if (server.isEmpty()) {
            return raise(name, message + remedy, ProblemKind.of(name, cause));
        }
        outages.begin(server, new Waiting(this, name), message, remedy);
        return keep(name, server + ": " + message + remedy, server, ProblemKind.ofServer(server));
    }

    // The archive reads the definitions from other servers than the store of its fold.
    private String serverOf(Exception e) {
        String server = "";
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof KafkaException) {
                return KAFKA;
            }
            if (cause instanceof SQLException) {
                return "postgres";
            }
            if (cause.getClass().getName().startsWith(CLIENT_OF_REDIS)) {
                return "redis";
            }
            if (cause instanceof DataAccessException) {
                server = store;
            }
        }
        return server;
    }

    /** Reports that {@code name} has recovered. Call it only after the failed operation has succeeded. */
    public void clear(String name) {
        CurrentProblem ended = current.remove(name);
        if (ended != null && !ended.server.isEmpty()) {
            outages.end(ended.server, new Waiting(this, name));
        } else if (ended != null) {
            logged.keySet().removeIf(message -> message.name.equals(name));
            LOG.info(
                    "{}: recovered after {} s",
                    name,
                    Duration.between(ended.since(), clock.instant()).toSeconds());
        }
    }

    /** Removes a problem that is no longer this service's own, for example because its partition was revoked. */
    public void forget(String name) {
        CurrentProblem forgotten = current.remove(name);
        if (forgotten != null) {
            outages.forget(forgotten.server, new Waiting(this, name));
        }
    }

    /** As {@link #clear}, unless {@code name} was raised in the last 15 seconds; for callers that did not raise it. */
    public void clearIfQuiet(String name) {
        CurrentProblem problem = current.get(name);
        if (problem != null && problem.last().plus(QUIET).isBefore(clock.instant())) {
            clear(name);
        }
    }

    /** The messages by name. Equal messages have the time of the first, so that readers can group them. */
    public Map<String, String> current() {
        Map<String, CurrentProblem> now = new TreeMap<>(current);
        Map<String, Instant> first = now.values().stream()
                .collect(Collectors.toMap(
                        CurrentProblem::message, CurrentProblem::since, BinaryOperator.minBy(naturalOrder())));
        Map<String, String> messages = new TreeMap<>();
        now.forEach((name, problem) -> {
            Instant since = first.getOrDefault(problem.message(), problem.since());
            messages.put(name, problem.message() + " (since " + since.truncatedTo(SECONDS) + ")");
        });
        return messages;
    }

    /** The number of problems of a kind. */
    public long count(ProblemKind kind) {
        return current.values().stream().filter(problem -> problem.kind == kind).count();
    }

    /** @param server the server that is unavailable; empty for other problems */
    private record CurrentProblem(Instant since, Instant last, String message, String server, ProblemKind kind) {}

    private record Waiting(CurrentProblems problems, String name) {}

    private record Message(String name, String textWithoutNumbers) {}

    /** A sentence to append to the message of {@code cause}; empty if operators can only wait. */
    private static String remedy(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (message.contains("No space left on device") || message.contains("MISCONF")) {
            return ". Free some space on its disk; the service then resumes by itself";
        }
        return cause instanceof SQLException sql && sql.getSQLState() != null ? remedy(sql.getSQLState()) : "";
    }

    // https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static String remedy(String sqlState) {
        return switch (sqlState) {
            case "53100" -> ". Free some space on PostgreSQL's disk; the service then resumes by itself";
            case "42P01", "42703", "3F000" ->
                ". Tables of the archive are missing or were changed. Restore the database from a backup, or drop it"
                        + " and restart: the archive is then filled again from the records that Kafka still has";
            case "58P01", "58030", "XX001", "XX002" ->
                ". PostgreSQL cannot read its own files. Restore its directory from a backup, or delete it and restart:"
                        + " the archive is then filled again from the records that Kafka still has";
            default -> "";
        };
    }
}
