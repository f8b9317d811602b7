package gg.leaderboard.archive.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.redis.Keys;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.SslOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * A snapshot of Redis in a backup. A restored Redis starts with it, and the archive adds only later events. It must have no event
 * that PostgreSQL lacks, because the archive could not continue it.
 *
 * <p>It is a directory with an append-only file, which Redis reads at its start, and a {@link Manifest}. A backup is complete
 * without it, so problems are only reported.
 */
final class RedisSnapshot {

    /** The name of the directory in a backup. */
    static final String DIRECTORY = "redis";

    private static final String BASE = "appendonly.aof.1.base.rdb";
    private static final String COMMANDS = "appendonly.aof.1.incr.aof";
    private static final String FILES = "appendonly.aof.manifest";

    // Redis expires nothing while it reads its file.
    private static final String KEEP =
            "for _, key in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('PEXPIRE', key, ARGV[2]) end";

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final RedisStandaloneConfiguration server;
    private final @Nullable SslBundle tls;
    private final Duration patience;
    private final PrintStream out;
    private Map<LogPartition, Long> reached = Map.of();

    /**
     * @param tls the certificates for TLS to Redis; null for none
     * @param patience how long the archive may make no progress
     */
    RedisSnapshot(RedisStandaloneConfiguration server, @Nullable SslBundle tls, Duration patience, PrintStream out) {
        this.server = server;
        this.tls = tls;
        this.patience = patience;
        this.out = out;
    }

    /** Takes a snapshot. Creates no directory if that is impossible. */
    void take(Path directory) throws IOException {
        LettuceConnectionFactory connections = new LettuceConnectionFactory(server, client());
        connections.afterPropertiesSet();
        connections.start();
        try {
            write(directory, new StringRedisTemplate(connections));
        } catch (IOException | RuntimeException e) {
            omit(directory, e.getMessage() == null ? e.toString() : e.getMessage());
        } finally {
            connections.destroy();
        }
    }

    private LettuceClientConfiguration client() {
        if (tls == null) {
            return LettuceClientConfiguration.defaultConfiguration();
        }
        SslOptions options = SslOptions.builder()
                .keyManager(tls.getManagers().getKeyManagerFactory())
                .trustManager(tls.getManagers().getTrustManagerFactory())
                .build();
        return LettuceClientConfiguration.builder()
                .clientOptions(ClientOptions.builder().sslOptions(options).build())
                .useSsl()
                .build();
    }

    private void write(Path directory, StringRedisTemplate redis) throws IOException {
        Map<Object, Object> layout = redis.opsForHash().entries(Keys.LAYOUT);
        if (layout.isEmpty()) {
            throw new IOException("there are no standings");
        }
        Shards shards = new Shards(Integer.parseInt(setting(layout, "shards")));
        Keys keys = Keys.live(redis.getRequiredConnectionFactory(), shards);
        Set<Long> generations = new TreeSet<>();
        generations.add(spare(redis, shards));
        Dedup dedup = new Dedup(
                Duration.parse(setting(layout, "dedup.horizon")), Integer.parseInt(setting(layout, "dedup.buckets")));
        RedisState before = RedisState.read(redis, keys);
        Files.createDirectory(directory);
        Manifest manifest = Manifest.empty();
        manifest.add(BASE, write(directory.resolve(BASE), file -> {
            try (ReplicaConnection replica = new ReplicaConnection(server, tls)) {
                replica.copySnapshot(file);
            }
        }));
        // Of the moment of the snapshot, or later.
        RedisState after = RedisState.read(redis, keys);
        if (!after.continues(before)) {
            throw new IOException("it was restarted, emptied or switched to another generation meanwhile");
        }
        reached = after.progress();
        generations.add(spare(redis, shards));
        generations.add(keys.current().generation());
        manifest.add(COMMANDS, write(directory.resolve(COMMANDS), file -> {
            for (String database : databases(redis)) {
                file.write(ReplicaConnection.command("SELECT", database));
                for (String pattern : Keys.allCounted(generations)) {
                    file.write(ReplicaConnection.command(
                            "EVAL",
                            KEEP,
                            "0",
                            pattern,
                            String.valueOf(dedup.timeToLive().toMillis())));
                }
            }
        }));
        String files = "file %s seq 1 type b\nfile %s seq 1 type i\n".formatted(BASE, COMMANDS);
        manifest.add(FILES, write(directory.resolve(FILES), file -> file.write(files.getBytes(UTF_8))));
        manifest.write(directory);
    }

    private static long spare(StringRedisTemplate redis, Shards shards) {
        return Keys.other(redis.getRequiredConnectionFactory(), shards)
                .current()
                .generation();
    }

    private static String setting(Map<Object, Object> layout, String name) {
        return String.valueOf(layout.get("standings." + name));
    }

    private static List<String> databases(StringRedisTemplate redis) {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            return Objects.requireNonNull(connection.serverCommands().info("keyspace")).stringPropertyNames().stream()
                    .map(name -> name.substring("db".length()))
                    .toList();
        }
    }

    private static String write(Path path, Content content) throws IOException {
        MessageDigest checksum = ServerFiles.sha256();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.writeTo(new DigestOutputStream(Channels.newOutputStream(file), checksum));
            file.force(false);
        }
        return HexFormat.of().formatHex(checksum.digest());
    }

    /** Waits until PostgreSQL has all events of the snapshot. Deletes it if the archive makes no progress. */
    void awaitArchived(Path directory, Connection postgres) throws IOException, SQLException {
        if (!Files.exists(directory)) {
            return;
        }
        long moved = System.nanoTime();
        Map<LogPartition, Long> archived = archived(postgres);
        for (List<String> missing = missing(archived); !missing.isEmpty(); missing = missing(archived)) {
            if (System.nanoTime() - moved > patience.toNanos()) {
                omit(directory, "PostgreSQL lacks its events of " + missing);
                return;
            }
            sleep();
            Map<LogPartition, Long> now = archived(postgres);
            moved = now.equals(archived) ? moved : System.nanoTime();
            archived = now;
        }
    }

    private List<String> missing(Map<LogPartition, Long> archived) {
        return reached.entrySet().stream()
                .filter(each -> archived.getOrDefault(each.getKey(), StandingsUpdate.NOTHING_APPLIED) < each.getValue())
                .map(each -> each.getKey().field())
                .sorted()
                .toList();
    }

    private static Map<LogPartition, Long> archived(Connection postgres) throws SQLException {
        Map<LogPartition, Long> archived = new HashMap<>();
        try (PreparedStatement query = postgres.prepareStatement(
                "SELECT topic_id, partition, last_offset FROM progress WHERE fold = ?::fold")) {
            query.setString(1, FoldName.EVENTS.label());
            ResultSet row = query.executeQuery();
            while (row.next()) {
                archived.put(new LogPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
        }
        return archived;
    }

    private static void sleep() throws IOException {
        try {
            Thread.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void omit(Path directory, String reason) throws IOException {
        out.printf(
                "Redis at %s:%d is not in the backup: %s. A restore will fold all archived events instead%n",
                server.getHostName(), server.getPort(), reason);
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    private interface Content {
        void writeTo(OutputStream file) throws IOException;
    }
}
