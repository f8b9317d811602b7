package gg.leaderboard.standalone;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
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

    // The secret with which the api calls the archive, unless one is configured.
    private static final String SERVICE_KEY = random();

    private static String random() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /**
     * @param wiring addresses of the embedded servers; they override all other configuration, such as another Kafka
     * @param servers completed when all servers have started, or one has failed to
     * @param whenStarted receives the running service
     * @throws CannotStartException if it does not start; Spring has logged the reason
     */
    void start(
            StartedComponents.Place place,
            Map<String, Object> wiring,
            CompletableFuture<Void> servers,
            Consumer<ApplicationContext> whenStarted,
            String... args) {
        try {
            whenStarted.accept(application(place, wiring, servers).run(args));
        } catch (RuntimeException e) {
            throw new CannotStartException("The " + name + " did not start: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    private SpringApplicationBuilder application(
            StartedComponents.Place place, Map<String, Object> wiring, CompletableFuture<Void> servers) {
        return new SpringApplicationBuilder(application)
                .web(web)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(
                        "spring.config.name=" + name + ",standalone", "leaderboard.security.service-key=" + SERVICE_KEY)
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("servers", new ServersWait(servers));
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("wiring", wiring));
                    // Registered before it is up, so that a shutdown during the start stops it as well.
                    place.start(() -> context);
                });
    }

    /**
     * Delays the listeners, tasks and ports of a service until the servers run. A service whose servers failed starts
     * all the same and is closed: an exception would only add messages to that of the server.
     */
    private record ServersWait(CompletableFuture<Void> servers) implements SmartLifecycle {

        @Override
        public void start() {
            servers.exceptionally(failure -> null).join();
        }

        @Override
        public void stop() {
            // Nothing runs.
        }

        @Override
        public boolean isRunning() {
            return false;
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE;
        }
    }
}
