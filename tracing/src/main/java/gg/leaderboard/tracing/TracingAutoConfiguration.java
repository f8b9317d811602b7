package gg.leaderboard.tracing;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Makes the spans of a service, named after {@code spring.application.name}. */
@AutoConfiguration
@EnableConfigurationProperties(TracingProperties.class)
class TracingAutoConfiguration {

    @Bean
    Tracing tracing(TracingProperties properties, Environment environment) {
        return Tracing.of(properties, environment.getProperty("spring.application.name", "leaderboard"));
    }
}
