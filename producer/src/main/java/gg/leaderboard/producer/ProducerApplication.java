package gg.leaderboard.producer;

import gg.leaderboard.log.Version;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/**
 * Sends events to Kafka. To run it with other services in one JVM, set {@code spring.config.name=producer}, and close the
 * context to stop it. Only {@link #main} ends the JVM.
 */
// Not @EnableAutoConfiguration: a class path shared with other services also has Redis and a web server.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    KafkaAutoConfiguration.class,
    SslAutoConfiguration.class,
    MetricsAutoConfiguration.class,
    PrometheusMetricsExportAutoConfiguration.class,
    CompositeMeterRegistryAutoConfiguration.class
})
@ComponentScan
public class ProducerApplication {

    private static final Logger LOG = LoggerFactory.getLogger(ProducerApplication.class);

    private static final int SUCCESS = 0;
    private static final int NOT_ALL_SENT = 1;
    private static final int NOT_STARTED = 2;

    // Output for the terminal: no banner, no messages of frameworks. main prints errors at start-up.
    private static final Map<String, Object> STANDALONE_DEFAULTS = Map.of(
            "spring.config.name", "producer",
            "logging.pattern.console", "%d{HH:mm:ss.SSS} %clr(%-5level) %msg%n%wEx",
            "logging.level.org.springframework", "off",
            "logging.level.org.apache.kafka", "off");

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(args));
    }

    static int run(String... args) {
        if (CommandLine.hasHelpOption(args)) {
            System.out.print(CommandLine.help());
            return SUCCESS;
        }
        if (Version.isAskedFor(args)) {
            System.out.println("producer " + Version.current());
            return SUCCESS;
        }
        try (ConfigurableApplicationContext context = start(args)) {
            LOG.info("producer {}", Version.current());
            RunResult outcome = context.getBean(ProducerRun.class).outcome().join();
            return outcome.isGood() ? SUCCESS : NOT_ALL_SENT;
        } catch (Exception e) {
            StartFailure.reason(e).ifPresentOrElse(System.err::println, e::printStackTrace);
            return NOT_STARTED;
        }
    }

    static ConfigurableApplicationContext start(String... args) {
        String[] properties = CommandLine.parse(System.getenv("LEADERBOARD_PRODUCER_SOURCE"), args);
        return new SpringApplicationBuilder(ProducerApplication.class)
                .properties(STANDALONE_DEFAULTS)
                .bannerMode(Banner.Mode.OFF)
                .run(properties);
    }
}
