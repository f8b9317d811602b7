package gg.leaderboard.api.console;

import gg.leaderboard.api.console.Overview.OverviewProblem;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the service and the remedy of a problem by its text. */
final class Problems {

    private static final String PROCESSOR = "processor";
    private static final String REDIS = "redis";
    private static final String KAFKA = "kafka";
    private static final String API = "api";
    private static final String ARCHIVE = "archive";

    private static final String WHEN_BACK = " Everything continues by itself when it responds, and nothing is lost.";
    private static final String OTHERWISE =
            "Search for this text under \"Troubleshooting\" in docs/OPERATIONS.md, and in the service's log.";

    // The first that matches applies.
    private static final List<Rule> RULES = List.of(
            rule("^redis does not respond", REDIS, "Start Redis, or correct spring.data.redis.host." + WHEN_BACK),
            rule(
                    "^kafka does not respond",
                    KAFKA,
                    "Start Kafka, or correct spring.kafka.bootstrap-servers." + WHEN_BACK),
            rule("maxmemory-policy", REDIS, "Set maxmemory-policy noeviction in Redis."),
            rule(
                    "leaderboard\\(s\\) that the topic leaderboards lacks",
                    KAFKA,
                    "Restore the definitions with POST /api/v1/admin/restore/definitions, or discard them with"
                            + " forget=true."),
            rule(
                    "lost records",
                    KAFKA,
                    "Follow \"the log has lost records\" under \"Data was lost\" in docs/OPERATIONS.md."),
            rule(
                    "have been deleted",
                    PROCESSOR,
                    "Start the archive: it fills the gap, and GET /api/v1/admin/restore of the archive shows the"
                            + " progress."),
            rule(
                    "^no processor is running",
                    PROCESSOR,
                    "Start a processor. What was sent in the meantime is counted then."),
            rule(
                    "^the processor .* has not reported",
                    PROCESSOR,
                    "Look at the process: if it hangs, end it and start it again. Other processors take over its"
                            + " partitions, and nothing is lost."),
            rule("reports .*: redis: ", REDIS, "Start Redis, or let the processor reach it." + WHEN_BACK),
            rule("reports .*: kafka: ", KAFKA, "Start Kafka, or let the processor reach it." + WHEN_BACK),
            rule(
                    "reports listener",
                    PROCESSOR,
                    "Wait: the listener is restarted. If this repeats, increase the heap of the processor (-Xmx)."),
            rule("^the processor reports", PROCESSOR, OTHERWISE),
            rule(
                    "^no records are counted after",
                    PROCESSOR,
                    "Look at the age of the processors and at their logs. If one hangs, end it and start it again."),
            rule(
                    "^no processor reads",
                    PROCESSOR,
                    "Wait for the end of the rebalance. If it lasts, start another processor or raise its concurrency."),
            rule(
                    "^the state of the processors is not known",
                    API,
                    "Wait a few seconds. If it lasts, look at the log of the api."),
            rule("^the standings in Redis cannot be read", REDIS, OTHERWISE),
            rule("earlier release", REDIS, "Stop, empty Redis and start: the standings are rebuilt from the log."),
            rule("API keys", KAFKA, "Let the api read the topic leaderboard-keys, and look at its log."),
            rule(
                    "^the topics and groups of Kafka cannot be read",
                    KAFKA,
                    "Look at the brokers and at the log of the api. Until then the console shows the last known ones."),
            rule(
                    "^the consumer group .* cannot be read",
                    KAFKA,
                    "Allow the api's user of Kafka to describe all groups, and look at the broker that coordinates this"
                            + " one. Until then the progress of its service is not known."),
            rule(
                    "^The archive is processing too many requests",
                    ARCHIVE,
                    "Wait. If it lasts, increase leaderboard.api.archive.concurrency, or look at the log of the archive."),
            rule("^The archive cannot be read now", ARCHIVE, "Start the database of the archive." + WHEN_BACK),
            rule(
                    "^The archive belongs to another installation",
                    ARCHIVE,
                    "Set leaderboard.api.archive.url to the archive of this installation."),
            rule(
                    "^The archive is unavailable",
                    ARCHIVE,
                    "Start the archive, or correct leaderboard.api.archive.url. Until then dead letters, the past and"
                            + " rebuilds are unavailable."));

    private Problems() {}

    /** The problem with this text; of the api if the text names no other service. */
    static OverviewProblem of(String message) {
        return of(API, message);
    }

    /** @param service the service if the text names none */
    static OverviewProblem of(String service, String message) {
        return RULES.stream()
                .filter(rule -> rule.text.matcher(message).find())
                .findFirst()
                .map(rule -> new OverviewProblem(rule.service, message, rule.remedy))
                .orElseGet(() -> new OverviewProblem(service, message, OTHERWISE));
    }

    private static Rule rule(String text, String service, String remedy) {
        return new Rule(Pattern.compile(text, Pattern.DOTALL), service, remedy);
    }

    private record Rule(Pattern text, String service, String remedy) {}
}
