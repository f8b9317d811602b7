package gg.leaderboard.api;

import gg.leaderboard.log.Version;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service that players, dashboards and game servers call. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class ApiApplication {

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        if (Version.isAskedFor(args)) {
            System.out.println("api " + Version.current());
            return;
        }
        application().run(args);
    }

    /** Returns the application with its configuration's name set, so that several services can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ApiApplication.class).properties("spring.config.name=api");
    }

    // Timestamps in responses have millisecond precision.
    @Bean
    InstantSource time() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
