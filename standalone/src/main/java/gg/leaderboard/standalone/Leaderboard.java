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
final class Leaderboard {

    private static final Service PROCESSOR =
            new Service("processor", ProcessorApplication.class, WebApplicationType.NONE);
    private static final Service ARCHIVE = new Service("archive", ArchiveApplication.class, WebApplicationType.SERVLET);
    private static final Service API = new Service("api", ApiApplication.class, WebApplicationType.SERVLET);
    private static final Service PRODUCER = new Service("producer", ProducerApplication.class, WebApplicationType.NONE);

    private final StandaloneProperties properties;
    private final Parts parts;

    Leaderboard(StandaloneProperties properties, Parts parts) {
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
        parts.start(() -> DataWatch.start(data));
        WhatRuns whatRuns = new WhatRuns(data, kafka.bootstrapServers(), redis.port(), postgres.url(), api, archive);
        data.describe(whatRuns.inOneLine());

        Map<String, Object> wiring = whatRuns.asProperties();
        PROCESSOR.start(parts, wiring, args);
        ARCHIVE.start(parts, whatRuns.ofArchive(), args);
        API.start(parts, wiring, args);
        System.out.println(whatRuns.inFull());
        PRODUCER.start(parts, wiring, args);
    }

    private EmbeddedRedis startRedis(DataDirectory data) {
        return EmbeddedRedis.start(
                new EmbeddedRedis.Settings(data.of("redis"), properties.port().redis()));
    }

    private EmbeddedPostgres startPostgres(DataDirectory data) {
        return EmbeddedPostgres.start(new EmbeddedPostgres.Settings(
                data.of("postgres"), properties.port().postgres()));
    }

    private EmbeddedKafka startKafka(DataDirectory data) {
        return EmbeddedKafka.start(
                new EmbeddedKafka.Settings(data.of("kafka"), properties.port().kafka(), 0));
    }
}
