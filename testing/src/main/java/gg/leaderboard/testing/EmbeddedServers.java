package gg.leaderboard.testing;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Servers in temporary directories. They are stopped and deleted when the JVM ends. */
final class EmbeddedServers implements SharedServers {

    private static final long SPRING_MILLIS = 10_000;

    @Override
    public String startKafka() {
        Path directory = temporary("kafka");
        EmbeddedKafka kafka = Servers.ownKafka(directory);
        endWithJvm(kafka, directory);
        return kafka.bootstrapServers();
    }

    @Override
    public RedisAddress startRedis() {
        Path directory = temporary("redis");
        EmbeddedRedis redis = Servers.ownRedis(directory);
        endWithJvm(redis, directory);
        return new RedisAddress(redis.host(), redis.port());
    }

    @Override
    public Database startPostgres() {
        Path directory = temporary("postgres");
        EmbeddedPostgres postgres = Servers.ownPostgres(directory);
        // A clean stop would first write a hundred databases to the disk, which takes up to half a minute.
        endWithJvm(postgres::kill, directory);
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
        endWithJvm(cassandra, directory);
        return cassandra.address();
    }

    private static Path temporary(String server) {
        try {
            return Files.createTempDirectory("leaderboard-" + server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endWithJvm(AutoCloseable server, Path directory) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endNow(server, directory), "end of " + directory));
    }

    private static void endNow(AutoCloseable server, Path directory) {
        try {
            awaitSpring();
            server.close();
            delete(directory);
        } catch (Exception e) {
            System.err.println("Left behind: " + directory + " (" + e + ")");
        }
    }

    // Spring closes its contexts in another hook at the same time. A Kafka consumer that cannot reach a broker to
    // leave its group waits for half a minute.
    private static void awaitSpring() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("Spring") && thread.getName().endsWith("ShutdownHook")) {
                thread.join(SPRING_MILLIS);
            }
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            paths.sorted(Comparator.reverseOrder()).forEach(EmbeddedServers::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
