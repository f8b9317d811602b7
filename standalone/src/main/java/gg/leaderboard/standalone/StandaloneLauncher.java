package gg.leaderboard.standalone;

import gg.leaderboard.api.ApiApplication;
import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.embedded.PortInUseException;
import gg.leaderboard.embedded.Ports;
import gg.leaderboard.processor.ProcessorApplication;
import gg.leaderboard.producer.ProducerApplication;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;

/**
 * Starts Redis, PostgreSQL and Kafka in parallel, then the processor, the archive, the api and the producer in turn.
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
        DataDirectory data = parts.start(() -> DataDirectory.claim(properties.directory()));
        String taken = PortCheck.taken(properties.port().byServer(), properties.directory());
        if (!taken.isEmpty()) {
            throw new CannotStartException(taken);
        }
        try {
            startAll(data, args);
        } catch (PortInUseException e) {
            throw new CannotStartException(String.valueOf(e.getMessage()));
        }
    }

    private void startAll(DataDirectory data, String... args) {
        int api = Ports.claim("Api", properties.port().api());
        int archive = Ports.claim("Archive", properties.port().archive());
        LOG.info("Starting Redis, PostgreSQL and Kafka in {}", data);
        Supplier<EmbeddedRedis> redisStart = background(() -> parts.start(() -> startRedis(data)));
        Supplier<EmbeddedPostgres> postgresStart = background(() -> parts.start(() -> startPostgres(data)));
        EmbeddedKafka kafka = parts.start(() -> startKafka(data));
        EmbeddedRedis redis = redisStart.get();
        EmbeddedPostgres postgres = postgresStart.get();
        parts.start(() -> DataDirectoryMonitor.start(data));
        ServerAddresses whatRuns =
                new ServerAddresses(data, kafka.bootstrapServers(), redis.port(), postgres.url(), api, archive);
        data.describe(whatRuns.summary());

        Map<String, Object> wiring = whatRuns.asProperties();
        LOG.info("Starting the processor, the archive and the api");
        PROCESSOR.start(parts, wiring, args);
        ARCHIVE.start(parts, whatRuns.archiveProperties(), args);
        API.start(parts, wiring, args);
        System.out.println(whatRuns.startMessage());
        if (properties.simulator()) {
            PRODUCER.start(parts, wiring, args);
        }
    }

    // The servers are independent of each other, and their start mostly waits.
    private static <T> Supplier<T> background(Supplier<T> start) {
        FutureTask<T> task = new FutureTask<>(start::get);
        new Thread(task, "start").start();
        return () -> {
            try {
                return task.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Interrupted during the start of the servers");
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            }
        };
    }

    private EmbeddedRedis startRedis(DataDirectory data) {
        return EmbeddedRedis.start(new EmbeddedRedis.Settings(
                data.resolve("redis"), properties.port().redis()));
    }

    private EmbeddedPostgres startPostgres(DataDirectory data) {
        return EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                data.resolve("postgres"), properties.port().postgres()));
    }

    private EmbeddedKafka startKafka(DataDirectory data) {
        return EmbeddedKafka.start(new EmbeddedKafka.Settings(
                data.resolve("kafka"), properties.port().kafka(), 0));
    }
}
