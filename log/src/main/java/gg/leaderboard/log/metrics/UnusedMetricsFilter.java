package gg.leaderboard.log.metrics;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Leaves out Spring Boot's measurements of each request, command and record. They cost time, and the services have cheaper
 * metrics of their own, which {@code docs/OPERATIONS.md} lists.
 */
final class UnusedMetricsFilter implements AutoConfigurationImportFilter {

    private static final List<String> UNUSED = List.of(
            "DataRepositoryMetricsAutoConfiguration",
            "KafkaMetricsAutoConfiguration",
            "LettuceObservationAutoConfiguration",
            "LogbackMetricsAutoConfiguration",
            "MetricsAspectsAutoConfiguration",
            "ScheduledTasksObservationAutoConfiguration",
            "StartupTimeMetricsListenerAutoConfiguration",
            "TaskExecutorMetricsAutoConfiguration",
            "TomcatMetricsAutoConfiguration",
            "WebMvcObservationAutoConfiguration");

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[configurations.length];
        for (int i = 0; i < configurations.length; i++) {
            String name = Objects.requireNonNullElse(configurations[i], "");
            matches[i] = !UNUSED.contains(name.substring(name.lastIndexOf('.') + 1));
        }
        return matches;
    }
}
