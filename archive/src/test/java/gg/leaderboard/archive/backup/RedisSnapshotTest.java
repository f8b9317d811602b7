package gg.leaderboard.archive.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.testing.Database;
import gg.leaderboard.testing.Servers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Tests snapshots of a real Redis, and the script that makes a data directory from them. */
@Timeout(120)
class RedisSnapshotTest {

    private static final Path UNPACK = Path.of("../ops/backup/unpack-redis");
    private static final String IDS = "processed:events:1:a";
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void a_redis_that_starts_with_a_snapshot_has_all_data_and_keeps_counted_ids() throws Exception {
        Path backup = Files.createDirectories(directory.resolve("backup"));
        try (EmbeddedRedis redis = Servers.ownRedis(directory.resolve("before"));
                Client live = new Client(redis, 0);
                Client spare = new Client(redis, 1)) {
            begin(live);
            for (Client each : Set.of(live, spare)) {
                each.redis.opsForHash().put(IDS, "id", "");
                each.redis.expire(IDS, Duration.ofMinutes(10));
            }
            live.redis.opsForZSet().add("leaderboard:global", "ada", 7);
            live.redis.expire("leaderboard:global", Duration.ofMinutes(10));

            take(redis, backup, LONG);
        }

        Path after = directory.resolve("after");
        Path file = backup.resolve("redis/appendonly.aof.1.base.rdb");
        byte[] content = Files.readAllBytes(file);
        Files.writeString(file, "x", StandardOpenOption.APPEND);
        assertThat(unpack(1, backup, after)).contains("is damaged", "FAILED");
        assertThat(after).isEmptyDirectory();
        Files.write(file, content);
        unpack(0, backup, after);
        unpack(0, backup, after);

        try (EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(after));
                Client live = new Client(redis, 0);
                Client spare = new Client(redis, 1)) {
            assertThat(live.redis.keys("*"))
                    .containsExactlyInAnyOrder(
                            "standings:layout", "standings:totals", "progress", IDS, "leaderboard:global");
            for (Client each : Set.of(live, spare)) {
                assertThat(each.redis.opsForHash().keys(IDS)).containsExactly("id");
                assertThat(each.redis.getExpire(IDS)).isBetween(7000L, 7200L);
            }
            assertThat(live.redis.getExpire("leaderboard:global")).isLessThanOrEqualTo(600);
        }
        Files.delete(after.resolve("appendonlydir/restored"));
        assertThat(unpack(1, backup, after)).contains("Redis has data, which is kept");
    }

    @Test
    void a_snapshot_is_left_out_if_postgres_lacks_its_events() throws Exception {
        Database database = Servers.freshDatabase();
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        try (EmbeddedRedis redis = Servers.ownRedis(directory.resolve("server"));
                Client live = new Client(redis, 0);
                Connection postgres =
                        DriverManager.getConnection(database.url(), database.user(), database.password())) {
            take(redis, directory, SHORT);
            assertThat(text()).contains("is not in the backup: there are no standings");

            begin(live);
            RedisSnapshot snapshot = take(redis, directory, SHORT);
            archive(postgres, 6);
            snapshot.awaitArchived(directory.resolve("redis"), postgres);
            assertThat(text()).contains("is not in the backup: PostgreSQL lacks its events of [topic:0]");
            assertThat(directory.resolve("redis/" + Manifest.FILE)).doesNotExist();

            RedisSnapshot next = take(redis, directory, LONG);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> awaitArchived(next, postgres));
            archive(postgres, 7);
            waiting.join();
            assertThat(text()).isEmpty();
            assertThat(directory.resolve("redis/" + Manifest.FILE)).exists();
        }
    }

    private void awaitArchived(RedisSnapshot snapshot, Connection postgres) {
        try {
            snapshot.awaitArchived(directory.resolve("redis"), postgres);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void begin(Client live) {
        live.redis
                .opsForHash()
                .putAll(
                        "standings:layout",
                        Map.of(
                                "standings.shards", "1",
                                "standings.dedup.horizon", "PT40M",
                                "standings.dedup.buckets", "16"));
        live.redis.opsForHash().put("progress", "topic:0", "7");
        live.redis.opsForHash().putAll("standings:totals", Map.of("generation", "0", "time:topic:0", "0"));
    }

    private RedisSnapshot take(EmbeddedRedis redis, Path backup, Duration patience) throws IOException {
        RedisStandaloneConfiguration server = new RedisStandaloneConfiguration(redis.host(), redis.port());
        RedisSnapshot snapshot = new RedisSnapshot(server, null, patience, new PrintStream(out, true, UTF_8));
        snapshot.take(backup.resolve("redis"));
        return snapshot;
    }

    private static void archive(Connection postgres, long last) throws Exception {
        try (var statement = postgres.createStatement()) {
            statement.execute("INSERT INTO progress VALUES ('events', 'topic', 0, " + last + ", now())"
                    + " ON CONFLICT (fold, topic_id, partition) DO UPDATE SET last_offset = excluded.last_offset");
        }
    }

    private String text() {
        String text = out.toString(UTF_8);
        out.reset();
        return text;
    }

    private static String unpack(int status, Path backup, Path target) throws Exception {
        Process process = new ProcessBuilder("sh", UNPACK.toString(), backup.toString(), target.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(text).isEqualTo(status);
        return text;
    }

    /** One database of a Redis. */
    private static final class Client implements AutoCloseable {

        private final LettuceConnectionFactory connections;
        private final StringRedisTemplate redis;

        Client(EmbeddedRedis server, int database) {
            RedisStandaloneConfiguration settings = new RedisStandaloneConfiguration(server.host(), server.port());
            settings.setDatabase(database);
            connections = new LettuceConnectionFactory(settings);
            connections.afterPropertiesSet();
            connections.start();
            redis = new StringRedisTemplate(connections);
        }

        @Override
        public void close() {
            connections.destroy();
        }
    }
}
