package gg.leaderboard.standalone;

import gg.leaderboard.api.ApiApplication;
import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.embedded.PortInUseException;
import gg.leaderboard.log.Version;
import gg.leaderboard.processor.ProcessorApplication;
import gg.leaderboard.producer.ProducerApplication;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;

/**
 * Starts Redis, PostgreSQL, Kafka, the processor, the archive and the api in parallel, then the producer. The services
 * create their beans while the servers start, and connect when all servers run.
 */
final class StandaloneLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(StandaloneLauncher.class);

    private static final EmbeddedService PROCESSOR =
            new EmbeddedService("processor", ProcessorApplication.class, WebApplicationType.NONE);
    private static final EmbeddedService ARCHIVE =
            new EmbeddedService("archive", ArchiveApplication.class, WebApplicationType.SERVLET);
    private static final EmbeddedService API =
            new EmbeddedService("api", ApiApplication.class, WebApplicationType.SERVLET);
    private static final EmbeddedService PRODUCER =
            new EmbeddedService("producer", ProducerApplication.class, WebApplicationType.NONE);

    private final StandaloneProperties properties;
    private final StartedComponents parts;

    StandaloneLauncher(StandaloneProperties properties, StartedComponents parts) {
        this.properties = properties;
        this.parts = parts;
    }

    /** @throws CannotStartException if another instance is running or a port is in use */
    void start(String... args) {
        // Without the directory no other instance can run with it, and it is not created for a start that fails.
        boolean isNew = !Files.exists(properties.directory());
        if (isNew) {
            checkPorts();
        }
        DataDirectory data = parts.start(() -> DataDirectory.claim(properties.directory()));
        if (!isNew) {
            checkPorts();
        }
        try {
            startAll(data, args);
        } catch (PortInUseException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()));
        }
    }

    private void checkPorts() {
        String taken = PortCheck.taken(properties.port().byServer(), properties.directory());
        if (!taken.isEmpty()) {
            throw new CannotStartException(taken);
        }
    }

    private void startAll(DataDirectory data, String... args) {
        Passwords passwords = properties.passwords() ? Passwords.in(data) : Passwords.NONE;
        ServerAddresses addresses = ServerAddresses.of(data, passwords, properties.port());
        LOG.info("Leaderboard {}", Version.current());
        LOG.info("Starting Redis, PostgreSQL and Kafka in {}", data);
        // In the reverse order of the stop.
        CompletableFuture<Void> servers = CompletableFuture.allOf(
                start(() -> startRedis(data, addresses)),
                start(() -> startPostgres(data, addresses)),
                start(() -> startKafka(data, addresses)));
        Map<String, Object> wiring = addresses.asProperties();
        StandaloneMetrics metrics = new StandaloneMetrics();
        CompletableFuture<Void> services = CompletableFuture.allOf(
                start(PROCESSOR, wiring, servers, metrics::add, args),
                start(ARCHIVE, addresses.archiveProperties(), servers, metrics::add, args),
                start(API, wiring, servers, metrics::serveAt, args));
        await(servers);
        LOG.info("Connecting the processor, the archive and the api");
        parts.start(() -> DataDirectoryMonitor.start(data));
        data.describe(addresses.summary());
        await(services);
        System.out.println(addresses.startMessage());
        if (properties.simulator()) {
            await(start(PRODUCER, wiring, servers, metrics::add, args));
        }
    }

    private CompletableFuture<Void> start(Supplier<? extends AutoCloseable> server) {
        StartedComponents.Place place = parts.reserve();
        return background(() -> place.start(server));
    }

    private CompletableFuture<Void> start(
            EmbeddedService service,
            Map<String, Object> wiring,
            CompletableFuture<Void> servers,
            Consumer<ApplicationContext> whenStarted,
            String... args) {
        StartedComponents.Place place = parts.reserve();
        return background(() -> service.start(place, wiring, servers, whenStarted, args));
    }

    private static CompletableFuture<Void> background(Runnable start) {
        return CompletableFuture.runAsync(start, task -> new Thread(task, "start").start());
    }

    private static void await(CompletableFuture<Void> all) {
        try {
            all.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private EmbeddedRedis startRedis(DataDirectory data, ServerAddresses addresses) {
        EmbeddedRedis redis = EmbeddedRedis.start(
                new EmbeddedRedis.Settings(data.resolve("redis"), addresses.redis()),
                addresses.passwords().redis(),
                properties.redis());
        LOG.info("Started {}", redis.description());
        return redis;
    }

    private static EmbeddedPostgres startPostgres(DataDirectory data, ServerAddresses addresses) {
        return EmbeddedPostgres.start(
                new EmbeddedPostgres.Settings(data.resolve("postgres"), addresses.postgres()),
                addresses.passwords().postgres());
    }

    private static EmbeddedKafka startKafka(DataDirectory data, ServerAddresses addresses) {
        return EmbeddedKafka.start(
                new EmbeddedKafka.Settings(data.resolve("kafka"), addresses.kafka(), 0),
                addresses.passwords().kafka());
    }
}
