package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.redis.ChangeNotification;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.Script;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.stereotype.Component;

/** The live database and the spare one of the same Redis. */
@Component
class StandingsDatabases implements AutoCloseable {

    private static final Script SWAP = Script.of(StandingsDatabases.class, Script.GENERATION, Script.READS, "swap.lua");
    private static final Script COPY = Script.of(StandingsDatabases.class, "copy.lua");
    private static final int BATCH_SIZE = 500;

    private final Keys keys;
    private final StandingsDatabase live;
    private final @Nullable LettuceConnectionFactory spareConnections;
    private final @Nullable StandingsDatabase spare;

    StandingsDatabases(RedisConnectionFactory redis, StandingsProperties properties, RebuildProperties rebuild) {
        keys = Keys.of(properties);
        LettuceConnectionFactory connections = (LettuceConnectionFactory) redis;
        live = new StandingsDatabase(connections.getDatabase(), connections, properties);
        if (connections.isClusterAware()) {
            spareConnections = null;
            spare = null;
            return;
        }
        if (rebuild.database() == connections.getDatabase()) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.rebuild.database must be another database than that of"
                            + " the standings, spring.data.redis.database; both were " + rebuild.database());
        }
        spareConnections = sameServer(connections, rebuild.database());
        spare = new StandingsDatabase(rebuild.database(), spareConnections, properties);
    }

    private static LettuceConnectionFactory sameServer(LettuceConnectionFactory live, int database) {
        RedisSentinelConfiguration sentinel = live.getSentinelConfiguration();
        RedisConfiguration server = sentinel == null
                ? withDatabase(live.getStandaloneConfiguration(), database)
                : withDatabase(sentinel, database);
        LettuceConnectionFactory connections = new LettuceConnectionFactory(server, live.getClientConfiguration());
        connections.afterPropertiesSet();
        connections.start();
        return connections;
    }

    private static RedisConfiguration withDatabase(RedisStandaloneConfiguration known, int database) {
        RedisStandaloneConfiguration server = new RedisStandaloneConfiguration(known.getHostName(), known.getPort());
        server.setUsername(known.getUsername());
        server.setPassword(known.getPassword());
        server.setDatabase(database);
        return server;
    }

    private static RedisConfiguration withDatabase(RedisSentinelConfiguration known, int database) {
        RedisSentinelConfiguration server = new RedisSentinelConfiguration();
        server.setMaster(known.getRequiredMaster());
        server.setSentinels(known.getSentinels());
        server.setSentinelUsername(known.getSentinelUsername());
        server.setSentinelPassword(known.getSentinelPassword());
        server.setUsername(known.getUsername());
        server.setPassword(known.getPassword());
        server.setDatabase(database);
        return server;
    }

    /** Whether there is a spare database. A cluster has only one database. */
    boolean hasSpare() {
        return spare != null;
    }

    StandingsDatabase live() {
        return live;
    }

    /** @throws IllegalStateException without a spare database */
    StandingsDatabase spare() {
        if (spare == null) {
            throw new IllegalStateException("There is no second database in a Redis Cluster.");
        }
        return spare;
    }

    /**
     * Swaps the two databases atomically for all clients, and notifies readers.
     *
     * @param from the live generation
     * @param to the one in the spare database
     * @param boards boards with other rules in {@code to}
     * @return false, without a swap, if the databases do not hold these generations
     */
    boolean swap(long from, long to, Collection<String> boards) {
        copyIdempotencyKeys();
        List<byte[]> call = new ArrayList<>();
        keys.shards().all().forEach(shard -> call.add(utf8(keys.totals(shard))));
        int keyCount = call.size();
        call.add(number(live().number()));
        call.add(number(spare().number()));
        call.add(number(from));
        call.add(number(to));
        call.add(utf8(Keys.CHANGES_CHANNEL));
        call.add(anyChange());
        call.add(utf8(Keys.DEFINITIONS_CHANNEL));
        boards.forEach(board -> call.add(utf8(board)));
        try (RedisConnection connection = live.redis().getConnection()) {
            Long done = SWAP.run(connection, ReturnType.INTEGER, keyCount, call.toArray(byte[][]::new));
            return done != null && done == 1;
        }
    }

    // A notification that anything may have changed, with a progress that readers have seen already.
    private byte[] anyChange() {
        return spare().progress().entrySet().stream()
                .findFirst()
                .map(e -> new ChangeNotification(
                                0,
                                e.getKey(),
                                e.getValue().offset(),
                                e.getValue().time(),
                                Set.of(ChangeNotification.ANY),
                                true)
                        .json())
                .orElseGet(() -> new byte[0]);
    }

    // The api's idempotency keys are not folded from the log, and stay valid.
    private void copyIdempotencyKeys() {
        ScanOptions options = ScanOptions.scanOptions()
                .match(Keys.CLAIMS + "*")
                .count(BATCH_SIZE)
                .build();
        try (RedisConnection connection = live.redis().getConnection();
                Cursor<byte[]> cursor = connection.keyCommands().scan(options)) {
            List<byte[]> some = new ArrayList<>();
            while (cursor.hasNext()) {
                some.add(cursor.next());
                if (some.size() == BATCH_SIZE) {
                    copy(some);
                    some.clear();
                }
            }
            copy(some);
        }
    }

    private void copy(List<byte[]> names) {
        List<byte[]> call = new ArrayList<>(names);
        call.add(number(spare().number()));
        try (RedisConnection connection = live.redis().getConnection()) {
            COPY.run(connection, ReturnType.INTEGER, names.size(), call.toArray(byte[][]::new));
        }
    }

    private static byte[] number(long number) {
        return utf8(String.valueOf(number));
    }

    @Override
    public void close() {
        if (spareConnections != null) {
            spareConnections.destroy();
        }
    }
}
