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
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.WebApplicationType;

/** The whole: Redis, PostgreSQL, Kafka, processor, archive, api, producer, started in this order and stopped in the opposite one. */
final class StandaloneLauncher {

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

    /** @throws CannotStartException if it runs already or a port is taken */
    void start(String... args) {
        try {
            startAll(args);
        } catch (PortInUseException e) {
            String property = "leaderboard.port." + e.server().toLowerCase(Locale.ROOT);
            String variable = property.replace('.', '_').toUpperCase(Locale.ROOT);
            throw new CannotStartException("%s%nOr use another port: set %s, for example %s=%d ./mvnw spring-boot:run"
                    .formatted(e.getMessage(), property, variable, e.port() + 1));
        }
    }

    private void startAll(String... args) {
        DataDirectory data = parts.start(() -> DataDirectory.claim(properties.directory()));
        int api = Ports.claim("Api", properties.port().api());
        int archive = Ports.claim("Archive", properties.port().archive());
        EmbeddedRedis redis = parts.start(() -> startRedis(data));
        EmbeddedPostgres postgres = parts.start(() -> startPostgres(data));
        EmbeddedKafka kafka = parts.start(() -> startKafka(data));
        parts.start(() -> DataDirectoryMonitor.start(data));
        ServerAddresses whatRuns =
                new ServerAddresses(data, kafka.bootstrapServers(), redis.port(), postgres.url(), api, archive);
        data.describe(whatRuns.summary());

        Map<String, Object> wiring = whatRuns.asProperties();
        PROCESSOR.start(parts, wiring, args);
        ARCHIVE.start(parts, whatRuns.archiveProperties(), args);
        API.start(parts, wiring, args);
        System.out.println(whatRuns.startMessage());
        PRODUCER.start(parts, wiring, args);
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
