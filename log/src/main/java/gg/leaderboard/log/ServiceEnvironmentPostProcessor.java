package gg.leaderboard.log;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Makes every service read {@code application.yml} and the environment variables of {@link EnvironmentVariableAliases}. The
 * more specific setting wins: {@code api.yml} over {@code application.yml}, {@code SPRING_KAFKA_BOOTSTRAP_SERVERS} over
 * {@code KAFKA_BROKERS}.
 */
final class ServiceEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final String CONFIG_NAME = "spring.config.name";
    private static final String SHARED = "application";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String name = environment.getProperty(CONFIG_NAME, SHARED);
        if (!name.equals(SHARED)) {
            // In the same directory, the file whose name comes later wins.
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("sharedConfiguration", Map.of(CONFIG_NAME, SHARED + "," + name)));
        }
        environment
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource(
                                "variableAliases",
                                EnvironmentVariableAliases.properties(environment.getSystemEnvironment())));
    }

    // Runs before Spring Boot reads the files, because it sets their names.
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }
}
