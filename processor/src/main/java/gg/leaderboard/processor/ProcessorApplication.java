package gg.leaderboard.processor;

import gg.leaderboard.log.ServiceCommandLine;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service that folds the log into the standings. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProcessorApplication {

    private static final ServiceCommandLine COMMAND_LINE =
            new ServiceCommandLine("processor", "Folds the events in Kafka into the standings in Redis.", List.of());

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        COMMAND_LINE.answer(System.out, System.err, args).ifPresent(System::exit);
        application().run(args);
    }

    /** The application with its own configuration name, so that several services can share a class path. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ProcessorApplication.class).properties("spring.config.name=processor");
    }
}
