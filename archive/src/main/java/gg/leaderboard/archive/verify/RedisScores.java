package gg.leaderboard.archive.verify;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.LayoutCheck;
import gg.leaderboard.standings.redis.ProgressReader;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.redis.Script;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.connection.zset.Tuple;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/** Reads the live standings from Redis without blocking it. */
@Component
class RedisScores {

    private static final Script SCORES = Script.of(RedisScores.class, "scores.lua");
    private static final int SCAN = 1000;

    private final StringRedisTemplate redis;
    private final LayoutCheck layout;
    private final Keys keys;
    private final ProgressReader progress;
    private final RedisStandings standings;

    RedisScores(StringRedisTemplate redis, StandingsProperties properties) {
        this.redis = redis;
        this.layout = new LayoutCheck(redis.getRequiredConnectionFactory(), properties);
        this.keys = Keys.live(redis.getRequiredConnectionFactory(), properties);
        this.progress = new ProgressReader(redis, keys);
        this.standings = new RedisStandings(redis.getRequiredConnectionFactory(), keys, properties.dedup());
    }

    /** The stamp of the shard that holds a board. */
    GenerationStamp stamp(String board) {
        return standings.stamp(keys.shards().shardOf(board));
    }

    /**
     * The progress of the shard that holds a board.
     *
     * @throws gg.leaderboard.standings.redis.IncompatibleRedisException if Redis has another layout
     */
    Map<LogPartition, Long> progress(String board) {
        layout.check();
        Map<LogPartition, Long> offsets = new HashMap<>();
        progress.all()
                .get(keys.shards().shardOf(board))
                .forEach((partition, folded) -> offsets.put(partition, folded.offset()));
        return offsets;
    }

    /** The number of players of {@code part}, with hidden ones. */
    long players(BoardPeriod part) {
        Keys names = keys.current();
        return Stream.of(visible(names, part), hidden(names, part))
                .map(redis.opsForZSet()::zCard)
                .mapToLong(Objects::requireNonNull)
                .sum();
    }

    /** All scores of {@code part}; of concurrent changes each may be included or not. */
    Map<String, ScoreState> all(BoardPeriod part) {
        Keys names = keys.current();
        Map<String, ScoreState> all = new HashMap<>();
        scan(visible(names, part), false, all);
        scan(hidden(names, part), true, all);
        return all;
    }

    private void scan(String key, boolean hidden, Map<String, ScoreState> all) {
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection();
                Cursor<Tuple> scores = connection
                        .zSetCommands()
                        .zScan(utf8(key), ScanOptions.scanOptions().count(SCAN).build())) {
            scores.forEachRemaining(tuple -> all.put(
                    text(tuple.getValue()), new ScoreState(tuple.getScore().longValue(), hidden)));
        }
    }

    /** The scores of {@code players} and the progress of the standings, read atomically. */
    ScoreSnapshot read(BoardPeriod part, List<String> players) {
        Keys names = keys.current();
        byte[][] call = new byte[3 + players.size()][];
        call[0] = utf8(visible(names, part));
        call[1] = utf8(hidden(names, part));
        call[2] = utf8(names.progress(names.shards().shardOf(part.board())));
        for (int i = 0; i < players.size(); i++) {
            call[3 + i] = utf8(players.get(i));
        }
        try (RedisConnection connection = redis.getRequiredConnectionFactory().getConnection()) {
            List<List<Object>> answer = Objects.requireNonNull(SCORES.run(connection, ReturnType.MULTI, 3, call));
            Map<String, ScoreState> scores = new HashMap<>();
            for (int i = 0; i < players.size(); i++) {
                put(scores, players.get(i), answer.get(1).get(i), false);
                put(scores, players.get(i), answer.get(2).get(i), true);
            }
            return new ScoreSnapshot(
                    offsets(answer.get(0), progress(part.board()).keySet()), scores);
        }
    }

    private static void put(Map<String, ScoreState> scores, String player, @Nullable Object score, boolean hidden) {
        if (score != null) {
            scores.put(player, new ScoreState((long) Double.parseDouble(text(score)), hidden));
        }
    }

    // The hash also has the progress of the topic of definitions.
    private static Map<LogPartition, Long> offsets(List<Object> progress, Set<LogPartition> events) {
        Set<String> topics = new HashSet<>();
        events.forEach(partition -> topics.add(partition.topicId()));
        Map<LogPartition, Long> offsets = new HashMap<>();
        for (int i = 0; i < progress.size(); i += 2) {
            LogPartition partition = LogPartition.parse(text(progress.get(i)));
            if (topics.contains(partition.topicId())) {
                offsets.put(partition, Long.parseLong(text(progress.get(i + 1))));
            }
        }
        return offsets;
    }

    /** The periods of a season of a board that Redis holds, without all time. */
    List<BoardPeriod> periods(String board, long season) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        List<BoardPeriod> parts = new ArrayList<>();
        hashes.keys(keys.periods(keys.shards().shardOf(board)) + keys.seasonOf(board, season))
                .forEach(suffix -> parts.add(BoardPeriod.parse(board, season, suffix.substring(1))));
        return parts;
    }

    private static String visible(Keys names, BoardPeriod part) {
        return names.boards(names.shards().shardOf(part.board())) + suffix(names, part);
    }

    private static String hidden(Keys names, BoardPeriod part) {
        return names.hiddenBoards(names.shards().shardOf(part.board())) + suffix(names, part);
    }

    private static String suffix(Keys names, BoardPeriod part) {
        return names.seasonOf(part.board(), part.season()) + (part.isAllTime() ? "" : ":" + part.key());
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    /** Scores of some players at this progress. */
    record ScoreSnapshot(Map<LogPartition, Long> progress, Map<String, ScoreState> scores) {}
}
