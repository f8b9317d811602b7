package gg.leaderboard.standalone;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmCompilationMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/**
 * The metrics of the services that have no port for them, and of the JVM that all services share. The management port of the api
 * serves them with its own. Metrics of the same name are one family, whose label {@code service} differs. Thread-safe.
 */
final class StandaloneMetrics implements MultiCollector {

    private final List<PrometheusRegistry> registries = new CopyOnWriteArrayList<>(List.of(ofTheJvm()));

    private static PrometheusRegistry ofTheJvm() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config()
                .commonTags("service", "standalone")
                // As in the configuration of the services.
                .meterFilter(MeterFilter.denyUnless(meter ->
                        meter.getName().startsWith("jvm.") || meter.getName().startsWith("process.")));
        // The same as Spring Boot binds for a service.
        Stream.<MeterBinder>of(
                        new ClassLoaderMetrics(),
                        new FileDescriptorMetrics(),
                        new JvmCompilationMetrics(),
                        new JvmGcMetrics(),
                        new JvmHeapPressureMetrics(),
                        new JvmInfoMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        return registry.getPrometheusRegistry();
    }

    /** Adds the metrics of a service, if they are switched on. */
    void add(ApplicationContext service) {
        service.getBeanProvider(PrometheusRegistry.class).ifAvailable(registries::add);
    }

    /** Lets the port of this service serve all metrics. */
    void serveAt(ApplicationContext service) {
        service.getBeanProvider(PrometheusRegistry.class).ifAvailable(registry -> registry.register(this));
    }

    @Override
    public MetricSnapshots collect() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        registries.forEach(registry -> registry.scrape().forEach(all::metricSnapshot));
        return all.build();
    }
}
