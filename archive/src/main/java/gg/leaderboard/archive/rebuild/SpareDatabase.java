package gg.leaderboard.archive.rebuild;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;

/** The standings in another database of the same Redis; with one shard. */
final class SpareDatabase implements SpareStandings {

    private static final Script SWAP =
            Script.of(SpareDatabase.class, Script.GENERATION, Script.READS, "notify.lua", "swap.lua");
    private static final Script COPY = Script.of(SpareDatabase.class, "copy.lua");
    private static final int BATCH_SIZE = 500;

    private final LettuceConnectionFactory live;
    private final int number;
    private final Keys keys;
    private final LettuceConnectionFactory connections;
    private final StandingsDatabase standings;

    /**
     * @param live the database of the live standings
     * @param number the spare database
     */
    SpareDatabase(LettuceConnectionFactory live, int number, StandingsProperties properties) {
        if (number == live.getDatabase()) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.rebuild.database must be another database than that of"
                            + " the standings, spring.data.redis.database; both were " + number);
        }
        this.live = live;
        this.number = number;
        this.keys = Keys.of(properties);
        this.connections = sameServer(live, number);
        this.standings = new StandingsDatabase(connections, keys, properties);
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

    @Override
    public StandingsDatabase standings() {
        return standings;
    }

    @Override
    public String place() {
        return "database " + number + " of Redis";
    }

    @Override
    public boolean isForeign() {
        // Standings that were emptied during a step have totals, and no layout.
        List<String> own = List.of(Keys.LAYOUT, keys.totals(0));
        try (RedisConnection connection = connections.getConnection()) {
            return Objects.requireNonNull(connection.serverCommands().dbSize()) > 0
                    && own.stream()
                            .noneMatch(key ->
                                    Boolean.TRUE.equals(connection.keyCommands().exists(utf8(key))));
        }
    }

    @Override
    public void clear() {
        if (isForeign()) {
            throw new IllegalStateException("The " + place() + " contains foreign keys;"
                    + " select another one with leaderboard.archive.rebuild.database");
        }
        try (RedisConnection connection = connections.getConnection()) {
            connection.serverCommands().flushDb();
        }
    }

    @Override
    public void begin(GenerationStamp stamp) {
        clear();
        standings.begin(stamp);
    }

    @Override
    public boolean exchange(long from, long to, List<byte[]> notices) {
        copyIdempotencyKeys();
        List<byte[]> call = new ArrayList<>();
        keys.shards().all().forEach(shard -> call.add(utf8(keys.totals(shard))));
        int keyCount = call.size();
        call.add(number(live.getDatabase()));
        call.add(number(number));
        call.add(number(from));
        call.add(number(to));
        call.addAll(notices);
        try (RedisConnection connection = live.getConnection()) {
            Long done = SWAP.run(connection, ReturnType.INTEGER, keyCount, call.toArray(byte[][]::new));
            return done != null && done == 1;
        }
    }

    // The api's idempotency keys are not folded from the log, and stay valid.
    private void copyIdempotencyKeys() {
        ScanOptions options = ScanOptions.scanOptions()
                .match(Keys.CLAIMS + "*")
                .count(BATCH_SIZE)
                .build();
        try (RedisConnection connection = live.getConnection();
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
        call.add(number(number));
        try (RedisConnection connection = live.getConnection()) {
            COPY.run(connection, ReturnType.INTEGER, names.size(), call.toArray(byte[][]::new));
        }
    }

    private static byte[] number(long number) {
        return utf8(String.valueOf(number));
    }

    @Override
    public void close() {
        connections.destroy();
    }
}
