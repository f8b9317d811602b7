package gg.leaderboard.api;

import gg.leaderboard.api.keys.KeysCommand;
import gg.leaderboard.log.ServiceCommandLine;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
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

    private static final ServiceCommandLine COMMAND_LINE = new ServiceCommandLine(
            "api", "Answers players, dashboards and game servers over HTTP and WebSocket.", List.of(KeysCommand.NAME));

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        if (args.length > 0 && args[0].equals(KeysCommand.NAME)) {
            System.exit(KeysCommand.run(System.out, System.err, args));
        }
        COMMAND_LINE.answer(System.out, System.err, args).ifPresent(System::exit);
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
