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

/** Reads the reports of the processors. Not thread-safe. */
@Component
class ProcessorReader {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessorReader.class);
    private static final double MILLIS_PER_SECOND = 1000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final ProcessorReports reports;
    private final Dependencies dependencies;
    private List<Processor> last = List.of();
    private long readAt = System.nanoTime();

    ProcessorReader(RedisConnectionFactory redis, Dependencies dependencies) {
        this.reports = new ProcessorReports(redis);
        this.dependencies = dependencies;
    }

    /** The processors by id; the last known ones, which grow older, while Redis is unavailable. */
    List<Processor> read() {
        if (dependencies.isRedisAway()) {
            return older();
        }
        try {
            last = reports.all().stream()
                    .map(ProcessorReader::processor)
                    .sorted(Comparator.comparing(Processor::id))
                    .toList();
            readAt = System.nanoTime();
            return last;
        } catch (RuntimeException e) {
            // Readiness reports it.
            LOG.debug("The reports of the processors cannot be read", e);
            return older();
        }
    }

    private List<Processor> older() {
        double seconds = (System.nanoTime() - readAt) / NANOS_PER_SECOND;
        return last.stream()
                .map(each -> new Processor(
                        each.id(), each.partitions(), each.ageSeconds() + seconds, each.silent(), each.problems()))
                .toList();
    }

    /** The processors that do not report any more: they were killed or hang. */
    static List<OverviewProblem> problems(List<Processor> all) {
        return all.stream()
                .filter(Processor::silent)
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
                reported.isSilent(),
                reported.report().problems().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(problem -> problem.getKey() + ": " + problem.getValue())
                        .toList());
    }
}
