package gg.leaderboard.testing;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Servers in temporary directories. They are stopped and deleted when the JVM ends. */
final class EmbeddedServers implements SharedServers {

    @Override
    public String startKafka() {
        Path directory = temporary("kafka");
        EmbeddedKafka kafka = Servers.ownKafka(directory);
        ShutdownCleanup.register(kafka, directory);
        return kafka.bootstrapServers();
    }

    @Override
    public RedisAddress startRedis() {
        Path directory = temporary("redis");
        EmbeddedRedis redis = Servers.ownRedis(directory);
        ShutdownCleanup.register(redis, directory);
        return new RedisAddress(redis.host(), redis.port());
    }

    @Override
    public Database startPostgres() {
        Path directory = temporary("postgres");
        EmbeddedPostgres postgres = Servers.ownPostgres(directory);
        ShutdownCleanup.register(postgres, directory);
        return new Database(postgres.url(), EmbeddedPostgres.USER, "");
    }

    @Override
    public Optional<String> whyNoCassandra() {
        return CassandraServer.whyUnavailable();
    }

    @Override
    public CassandraAddress startCassandra() {
        Path directory = temporary("cassandra");
        CassandraServer cassandra = Servers.ownCassandra(directory);
        ShutdownCleanup.register(cassandra, directory);
        return cassandra.address();
    }

    private static Path temporary(String server) {
        try {
            return Files.createTempDirectory("leaderboard-" + server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
