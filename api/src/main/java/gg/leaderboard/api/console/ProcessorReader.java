package gg.leaderboard.api.console;

import gg.leaderboard.api.console.Overview.OverviewProblem;
import gg.leaderboard.api.console.Overview.Processor;
import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.standings.redis.ProcessorReports;
import gg.leaderboard.standings.redis.ProcessorReports.Reported;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.stereotype.Component;

/** Reads the reports of the processors. */
@Component
class ProcessorReader {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorReader.class);
    // The time of three missed reports.
    private static final double SILENT_SECONDS = 3;
    private static final double MILLIS_PER_SECOND = 1000;

    private final ProcessorReports reports;
    private final Dependencies dependencies;

    ProcessorReader(RedisConnectionFactory redis, Dependencies dependencies) {
        this.reports = new ProcessorReports(redis);
        this.dependencies = dependencies;
    }

    /** The processors by id; empty if Redis is unavailable. */
    List<Processor> read() {
        if (dependencies.isRedisAway()) {
            return List.of();
        }
        try {
            return reports.all().stream()
                    .map(ProcessorReader::processor)
                    .sorted(Comparator.comparing(Processor::id))
                    .toList();
        } catch (RuntimeException e) {
            // Readiness reports it.
            LOG.debug("The reports of the processors cannot be read", e);
            return List.of();
        }
    }

    /** The processors that do not report any more: they were killed or hang. */
    static List<OverviewProblem> problems(List<Processor> all) {
        return all.stream()
                .filter(each -> each.ageSeconds() >= SILENT_SECONDS)
                .map(each -> Problems.of(
                        "the processor " + each.id() + " has not reported for " + Math.round(each.ageSeconds()) + " s"))
                .toList();
    }

    private static Processor processor(Reported reported) {
        return new Processor(
                reported.instance(),
                reported.report().partitions().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(topic -> topic.getValue().stream().map(number -> topic.getKey() + "-" + number))
                        .toList(),
                Math.max(0, reported.age().toMillis() / MILLIS_PER_SECOND),
                reported.report().problems().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(problem -> problem.getKey() + ": " + problem.getValue())
                        .toList());
    }
}
