package gg.leaderboard.standalone;

import gg.leaderboard.api.keys.KeysCommand;
import gg.leaderboard.log.ServiceCommandLine;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Starts all servers and services, and stops them in order when the JVM shuts down. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandaloneProperties.class)
public class StandaloneApplication {

    private static final ServiceCommandLine COMMAND_LINE = new ServiceCommandLine(
            "leaderboard", "Starts Kafka, Redis, PostgreSQL and all services in one JVM.", List.of(KeysCommand.NAME));

    /**
     * Starts everything and returns. The servers keep the JVM alive.
     *
     * @param args properties as {@code --name=value}, for this application and for the services
     */
    public static void main(String[] args) {
        // Kafka and Redis parse text in the default locale. Nepali digits and the dotless ı of Turkish would break
        // them.
        Locale.setDefault(Locale.ROOT);
        if (args.length > 0 && args[0].equals(KeysCommand.NAME)) {
            System.exit(StandaloneKeys.run(System.out, System.err, System.getenv(), args));
        }
        COMMAND_LINE.answer(System.out, System.err, args).ifPresent(System::exit);
        System.setOut(new SummaryLineStream(System.out, System::nanoTime));
        StartedComponents parts = new StartedComponents();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(parts), "stop"));
        try {
            DataPath.checkWorkingDirectory();
            new StandaloneLauncher(properties(parts, args), parts).start(args);
        } catch (Throwable e) {
            if (!parts.isStopping()) {
                parts.stop();
                explain(e);
                System.exit(1);
            }
        }
    }

    private static void stop(StartedComponents parts) {
        long begin = System.nanoTime();
        if (parts.stop()) {
            LoggerFactory.getLogger(StandaloneApplication.class)
                    .info("Stopped in {} ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        }
        if (Boolean.getBoolean("leaderboard.maven")) {
            // Otherwise Maven would build the remaining modules.
            ProcessHandle.current().parent().ifPresent(ProcessHandle::destroy);
        }
    }

    private static StandaloneProperties properties(StartedComponents parts, String... args) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(StandaloneApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties("spring.config.name=standalone");
        // Stays open until the end. A close would make the next context reconfigure logging while Kafka writes to the
        // log.
        return parts.start(() -> application.run(args)).getBean(StandaloneProperties.class);
    }

    // Prints the message last, where it is easy to see.
    private static void explain(Throwable failure) {
        if (!(failure instanceof CannotStartException)) {
            failure.printStackTrace();
        }
        System.err.println("\n" + failure.getMessage() + "\n");
    }
}
