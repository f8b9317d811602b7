package gg.leaderboard.producer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Counts the events that the producer has sent, and serves the numbers if a port is configured. */
@Configuration(proxyBeanMethods = false)
class ProducerMetricsConfiguration {

    @Bean
    MeterBinder sentEvents(ProducerRun run) {
        return meters -> {
            count("acknowledged", run, running -> running.totals().acknowledged(), meters);
            count("failed", run, running -> running.totals().failed(), meters);
        };
    }

    private static void count(
            String outcome, ProducerRun run, ToDoubleFunction<ProducerRun> number, MeterRegistry meters) {
        FunctionCounter.builder("leaderboard.producer.events", run, number)
                .description("Events that the producer has sent")
                .tag("outcome", outcome)
                .register(meters);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty("leaderboard.producer.metrics-port")
    MetricsServer metricsServer(ProducerProperties properties, PrometheusRegistry registry) {
        try {
            return MetricsServer.start(
                    properties.metricsAddress(), Objects.requireNonNull(properties.metricsPort()), registry);
        } catch (UncheckedIOException e) {
            throw new UsageException(e.getMessage()
                    + ". Change leaderboard.producer.metrics-port or leaderboard.producer.metrics-address");
        }
    }
}
