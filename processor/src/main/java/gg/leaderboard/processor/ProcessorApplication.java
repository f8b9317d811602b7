package gg.leaderboard.processor;

import gg.leaderboard.log.Version;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service that folds the log into the standings. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProcessorApplication {

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        if (Version.isAskedFor(args)) {
            System.out.println("processor " + Version.current());
            return;
        }
        application().run(args);
    }

    /** The application with its own configuration name, so that several services can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ProcessorApplication.class).properties("spring.config.name=processor");
    }
}
