package gg.leaderboard.standalone;

import gg.leaderboard.embedded.PortInUseException;
import gg.leaderboard.embedded.Ports;
import gg.leaderboard.log.metrics.MetricsServer;
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
import java.net.InetAddress;
import java.util.stream.Stream;

/** The metrics of the JVM that all services share. */
final class StandaloneMetrics {

    private StandaloneMetrics() {}

    /**
     * Serves the metrics of the JVM on loopback. Those of the services are added later.
     *
     * @throws PortInUseException if another program uses the port
     */
    static MetricsServer start(int port) {
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
        MetricsServer server = MetricsServer.start(InetAddress.getLoopbackAddress(), Ports.claim("metrics", port));
        server.add(registry.getPrometheusRegistry());
        return server;
    }
}
