package gg.leaderboard.api.health;

import gg.leaderboard.api.health.ConditionDebouncer.Condition;
import gg.leaderboard.api.health.ConditionDebouncer.ReportDelay;
import gg.leaderboard.api.progress.LogEndOffsets;
import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.consumer.ExceptionMessages;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.redis.ProcessorReport;
import gg.leaderboard.standings.redis.ProcessorReports;
import gg.leaderboard.standings.redis.ProcessorReports.Reported;
import gg.leaderboard.web.security.Protection;
import gg.leaderboard.web.security.keys.ApiKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a score that is submitted now will be counted. The reports of the processors are read by one thread; any
 * thread may read the result.
 */
public final class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final List<String> UNKNOWN = List.of("the state of the processors is not known yet");

    private final ProcessorReports processors;
    private final ProgressTracker progress;
    private final Dependencies dependencies;
    private final ConditionDebouncer lasting;
    private final ApiKeys keys;
    private final Protection protection;
    private volatile List<String> uncounted = UNKNOWN;
    private volatile int alive;
    private volatile boolean wasReady;
    private boolean warned;

    Readiness(
            ProcessorReports processors,
            ProgressTracker progress,
            Dependencies dependencies,
            ConditionDebouncer lasting,
            ApiKeys keys,
            Protection protection) {
        this.processors = processors;
        this.progress = progress;
        this.dependencies = dependencies;
        this.lasting = lasting;
        this.keys = keys;
        this.protection = protection;
    }

    /**
     * The reasons why a score that is submitted now would not be counted, as text for people; empty if it will be
     * counted.
     */
    public List<String> reasons() {
        List<String> away = dependencies.away();
        List<String> reasons = new ArrayList<>();
        away.forEach(server -> reasons.add(server + " does not respond"));
        reasons.addAll(dependencies.unfit());
        if (!protection.isOpen()) {
            keys.problem().ifPresent(reasons::add);
        }
        // Without Redis the state of the processors is unknown.
        if (!away.contains(Dependencies.REDIS)) {
            reasons.addAll(uncounted);
        }
        return reasons;
    }

    /** The number of processors that have reported in the last three seconds; 0 while Redis is unavailable. */
    int processors() {
        return alive;
    }

    void update() {
        if (dependencies.isRedisAway()) {
            // The unavailable server is reported already, and the rest is unknown.
            warned |= uncounted.isEmpty();
            uncounted = UNKNOWN;
            alive = 0;
            return;
        }
        List<String> now = lasting.reportable(conditions());
        if (!now.isEmpty() && uncounted.isEmpty()) {
            LOG.warn("Not ready: {}", String.join("; ", now));
            warned = true;
        } else if (now.isEmpty() && warned) {
            LOG.info("Ready again");
            warned = false;
        }
        uncounted = now;
        wasReady |= now.isEmpty();
    }

    /** Whether scores would have been counted at least once since this api started. */
    boolean wasReady() {
        return wasReady;
    }

    private List<Condition> conditions() {
        String unreadable = progress.unreadable();
        if (unreadable != null) {
            return List.of(unreadable(unreadable));
        }
        try {
            return conditions(processors.all().stream()
                    .filter(each -> !each.isSilent())
                    .map(Reported::report)
                    .toList());
        } catch (RuntimeException e) {
            return List.of(unreadable(ExceptionMessages.message(e)));
        }
    }

    private static Condition unreadable(String why) {
        return new Condition("unreadable", "the standings in Redis cannot be read: " + why, ReportDelay.AT_ONCE);
    }

    private List<Condition> conditions(List<ProcessorReport> living) {
        alive = living.size();
        if (living.isEmpty()) {
            return List.of(new Condition(
                    "processor", "no processor is running, so nothing is counted", ReportDelay.AT_ONCE_UNTIL_WELL));
        }
        List<Condition> all = new ArrayList<>();
        for (ProcessorReport report : living) {
            report.problems()
                    .forEach((name, message) -> all.add(new Condition(
                            problem(name),
                            "the processor reports ",
                            name,
                            ": " + message,
                            ReportDelay.AT_ONCE_UNTIL_WELL)));
        }
        LogEndOffsets log = progress.log();
        if (log != null) {
            Set<Integer> ofLog =
                    log.ends().keySet().stream().map(LogPartition::partition).collect(Collectors.toSet());
            addUnread(all, Topics.GAME_EVENTS, ofLog, living);
            addUnread(all, Topics.LEADERBOARD_SCORES, log.scorePartitions(), living);
        }
        addBehind(all);
        return all;
    }

    private static String problem(String name) {
        return "problem " + name;
    }

    // Independent of the processors' reports: a problem that comes and goes never lasts. While a processor counts, the
    // offset changes and so does the key of the condition.
    private void addBehind(List<Condition> all) {
        progress.behind().forEach((partition, offset) -> {
            String name = Topics.GAME_EVENTS + "-" + partition.partition();
            all.add(new Condition(
                            "behind " + partition.recordId(offset),
                            "no records are counted after ",
                            "offset " + offset + " of " + name,
                            "",
                            ReportDelay.ONCE_IT_HAS_LASTED)
                    .withCause(problem(name)));
        });
    }

    // A topic that no processor reads at all is not reported, because it is unused on purpose.
    private static void addUnread(
            List<Condition> all, String topic, Set<Integer> partitions, List<ProcessorReport> living) {
        List<? extends Set<Integer>> read = living.stream()
                .filter(report -> report.partitions().containsKey(topic))
                .map(report -> report.partitions().get(topic))
                .toList();
        if (!read.isEmpty()) {
            Set<Integer> unread = new TreeSet<>(partitions);
            read.forEach(unread::removeAll);
            unread.forEach(partition -> all.add(new Condition(
                    "unread " + topic + partition,
                    "no processor reads ",
                    topic + "-" + partition,
                    "",
                    ReportDelay.AT_ONCE_UNTIL_WELL)));
        }
    }
}
