package gg.leaderboard.standalone;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/**
 * A service in this JVM. It differs from the service in its own JVM only in configuration and shutdown.
 *
 * @param name name of its configuration: {@code standalone.yml} overrides {@code name.yml}
 * @param application its main class
 * @param web whether it serves HTTP here; in its own JVM it may do so for its health check
 */
record EmbeddedService(String name, Class<?> application, WebApplicationType web) {

    /**
     * @param wiring addresses of the embedded servers; they override all other configuration, such as another Kafka
     * @throws CannotStartException if it does not start; Spring has logged the reason
     */
    void start(StartedComponents parts, Map<String, Object> wiring, String... args) {
        try {
            application(parts, wiring).run(args);
        } catch (RuntimeException e) {
            throw new CannotStartException("The " + name + " did not start: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    private SpringApplicationBuilder application(StartedComponents parts, Map<String, Object> wiring) {
        return new SpringApplicationBuilder(application)
                .web(web)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties("spring.config.name=" + name + ",standalone")
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("wiring", wiring));
                    // Registered before it is up, so that a shutdown during the start stops it as well.
                    parts.start(() -> context);
                });
    }
}
