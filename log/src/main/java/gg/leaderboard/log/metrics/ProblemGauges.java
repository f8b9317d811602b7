package gg.leaderboard.log.metrics;

import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.consumer.ProblemKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;

/** The number of current problems of a service by kind, as metrics. */
public final class ProblemGauges {

    private ProblemGauges() {}

    /**
     * Registers them.
     *
     * @param problems all problems of the service
     */
    public static void register(Collection<CurrentProblems> problems, MeterRegistry meters) {
        List<CurrentProblems> all = List.copyOf(problems);
        for (ProblemKind kind : ProblemKind.values()) {
            Gauge.builder(
                            "leaderboard.problems",
                            () -> all.stream()
                                    .mapToLong(each -> each.count(kind))
                                    .sum())
                    .description("Current problems")
                    .tag("kind", kind.label())
                    .register(meters);
        }
    }
}
