package gg.leaderboard.standalone;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/**
 * One of the services, as it is when it runs alone, but for its configuration and its end.
 *
 * @param name of its configuration: {@code standalone.yml} comes on top of {@code name.yml}
 * @param application its main class
 * @param web whether it serves HTTP here; alone it may do so for its health
 */
record EmbeddedService(String name, Class<?> application, WebApplicationType web) {

    /**
     * @param wiring where the embedded servers are; beats all other configuration, such as that of another Kafka
     * @throws CannotStartException if it does not start; Spring has said why
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
                    // Before it is up, so that it is also stopped if the end comes while it is starting.
                    parts.start(() -> context);
                });
    }
}
