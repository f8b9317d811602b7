package gg.leaderboard.api;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service that players, dashboards and game servers talk to. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class ApiApplication {

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        application().run(args);
    }

    /** The application with the name of its configuration, so that several services can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ApiApplication.class).properties("spring.config.name=api");
    }

    // In milliseconds, as answers give it.
    @Bean
    InstantSource time() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
