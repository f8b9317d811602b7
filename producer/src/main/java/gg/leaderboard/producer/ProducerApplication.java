package gg.leaderboard.producer;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/**
 * Sends events to Kafka. Whoever starts it beside other services in one JVM sets {@code spring.config.name=producer} and
 * closes the context to stop it; only {@link #main} ends the JVM.
 */
// Named one by one: in a JVM with other services the class path also holds their Redis and web server.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({KafkaAutoConfiguration.class, SslAutoConfiguration.class})
@ComponentScan
public class ProducerApplication {

    private static final int GOOD = 0;
    private static final int NOT_ALL_SENT = 1;
    private static final int NOT_STARTED = 2;

    // Its lines are read by people: no banner, no frameworks; what goes wrong at the start is told by main.
    private static final Map<String, Object> ALONE = Map.of(
            "spring.config.name", "producer",
            "logging.pattern.console", "%d{HH:mm:ss.SSS} %clr(%-5level) %msg%n%wEx",
            "logging.level.org.springframework", "off",
            "logging.level.org.apache.kafka", "off");

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(run(args));
    }

    static int run(String... args) {
        if (CommandLine.asksForHelp(args)) {
            System.out.print(CommandLine.help());
            return GOOD;
        }
        try (ConfigurableApplicationContext context = start(args)) {
            RunResult outcome = context.getBean(ProducerRun.class).outcome().join();
            return outcome.isGood() ? GOOD : NOT_ALL_SENT;
        } catch (Exception e) {
            StartFailure.reason(e).ifPresentOrElse(System.err::println, e::printStackTrace);
            return NOT_STARTED;
        }
    }

    static ConfigurableApplicationContext start(String... args) {
        String[] properties = CommandLine.parse(System.getenv("LEADERBOARD_PRODUCER_SOURCE"), args);
        return new SpringApplicationBuilder(ProducerApplication.class)
                .properties(ALONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(properties);
    }
}
