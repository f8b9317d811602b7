package gg.leaderboard.standalone;

import java.util.concurrent.CancellationException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Starts everything, and ends it in order when the JVM is asked to end. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StandaloneProperties.class)
public class StandaloneApplication {

    /** @param args properties as {@code --name=value}, for this and for the services */
    public static void main(String[] args) {
        Parts parts = new Parts();
        Leaderboard leaderboard = new Leaderboard(properties(args), parts);
        Runtime.getRuntime().addShutdownHook(new Thread(parts::stop, "stop"));
        try {
            leaderboard.start(args);
        } catch (CancellationException e) {
            // Stopped while it was starting.
        } catch (CannotStartException e) {
            exit(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            e.printStackTrace();
            exit("It did not start: " + e);
        }
    }

    private static StandaloneProperties properties(String... args) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(StandaloneApplication.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties("spring.config.name=standalone");
        try (ConfigurableApplicationContext context = application.run(args)) {
            return context.getBean(StandaloneProperties.class);
        }
    }

    // The message comes last, where one looks for it.
    private static void exit(String message) {
        System.err.println("\n" + message + "\n");
        System.exit(1);
    }
}
