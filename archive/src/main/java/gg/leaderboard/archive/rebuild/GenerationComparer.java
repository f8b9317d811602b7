package gg.leaderboard.archive.rebuild;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.redis.KeyScan;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.LayoutCheck;
import gg.leaderboard.standings.redis.ProgressReader.LastRecord;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.RebuildComparison;
import gg.leaderboard.web.archive.RebuildComparison.Board;
import gg.leaderboard.web.archive.RebuildComparison.Player;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.Cursor;
import org.springframework.data.redis.core.ScanOptions;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.stereotype.Component;

/** Compares every board in the two standings, a thousand players at a time, while both change. */
@Component
class GenerationComparer {

    private static final int BATCH_SIZE = 1000;

    // Several times the delay of a generation that follows the log.
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final StandingsDatabases databases;
    private final StandingsProperties properties;

    GenerationComparer(StandingsDatabases databases, StandingsProperties properties) {
        this.databases = databases;
        this.properties = properties;
    }

    /**
     * Waits up to five seconds until both contain the same records. If records arrive during a comparison that finds differences,
     * compares again within that time.
     *
     * @param limit maximum number of players listed for each board
     * @throws ProblemException 409 if there is no other generation
     * @throws gg.leaderboard.standings.redis.IncompatibleRedisException if one of them has another layout
     */
    RebuildComparison compare(int limit) {
        long other = databases.spare().generation();
        if (other == Generations.NONE) {
            throw ProblemException.conflict("There are no other standings to compare with. Start a rebuild first.");
        }
        new LayoutCheck(databases.live().redis(), properties).check();
        new LayoutCheck(databases.spare().redis(), properties).check();
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (true) {
            boolean last = !awaitEqualProgress(deadline);
            RebuildComparison comparison = compare(other, limit);
            if (last || comparison.behind() == 0 || comparison.boards().isEmpty()) {
                return comparison;
            }
        }
    }

    /** Returns false after the deadline. */
    private boolean awaitEqualProgress(long deadline) {
        while (recordsApart(progress()) > 0) {
            if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return System.nanoTime() - deadline < 0;
    }

    private List<Map<LogPartition, LastRecord>> progress() {
        return List.of(databases.live().progress(), databases.spare().progress());
    }

    /** Number of records between the lowest and the highest progress. */
    private static long recordsApart(List<Map<LogPartition, LastRecord>> progress) {
        Set<LogPartition> partitions = new HashSet<>();
        progress.forEach(each -> partitions.addAll(each.keySet()));
        return partitions.stream()
                .map(partition -> progress.stream()
                        .map(each -> each.get(partition))
                        .mapToLong(last -> last == null ? StandingsUpdate.NOTHING_APPLIED : last.offset())
                        .summaryStatistics())
                .mapToLong(offsets -> offsets.getMax() - offsets.getMin())
                .sum();
    }

    private RebuildComparison compare(long other, int limit) {
        List<Map<LogPartition, LastRecord>> progress = new ArrayList<>(progress());
        StringRedisTemplate read = new StringRedisTemplate(databases.live().redis());
        StringRedisTemplate spare = new StringRedisTemplate(databases.spare().redis());
        Keys readKeys = databases.live().keys();
        Keys spareKeys = databases.spare().keys();
        Map<String, Integer> names = boards(databases.live().redis(), readKeys);
        names.putAll(boards(databases.spare().redis(), spareKeys));
        List<Board> differing = new ArrayList<>();
        names.forEach((name, shard) -> {
            Scores live = new Scores(read, readKeys.boards(shard) + name);
            Scores others = new Scores(spare, spareKeys.boards(shard) + name);
            Board board = compare(name, live, others, limit);
            if (board.differing() > 0) {
                differing.add(board);
            }
        });
        progress.addAll(progress());
        return new RebuildComparison(
                databases.live().generation(), other, recordsApart(progress), names.size(), differing);
    }

    // Name → shard.
    private static Map<String, Integer> boards(RedisConnectionFactory redis, Keys keys) {
        List<String> leads = keys.shards().all().mapToObj(keys::boards).toList();
        Map<String, Integer> names = new TreeMap<>();
        KeyScan.forEach(
                redis,
                "*" + new Keys(Shards.ONE).boards(0) + "*",
                key -> IntStream.range(0, leads.size())
                        .filter(shard -> key.startsWith(leads.get(shard)))
                        .forEach(shard ->
                                names.put(key.substring(leads.get(shard).length()), shard)));
        return names;
    }

    private static Board compare(String name, Scores live, Scores others, int limit) {
        Set<String> players = new HashSet<>();
        Map<String, Player> differing = new HashMap<>();
        live.each(some -> {
            players.addAll(some.keySet());
            compare(some, others.of(some.keySet()), differing);
        });
        others.each(some -> {
            some.keySet().removeIf(player -> !players.add(player));
            compare(live.of(some.keySet()), some, differing);
        });
        List<Player> most = differing.values().stream()
                .sorted(Comparator.comparingLong((Player p) -> -Math.abs(p.difference()))
                        .thenComparing(Player::playerId))
                .limit(limit)
                .toList();
        long total = differing.values().stream()
                .mapToLong(p -> Math.abs(p.difference()))
                .sum();
        return new Board(name, players.size(), differing.size(), total, most);
    }

    private static void compare(Map<String, Long> read, Map<String, Long> other, Map<String, Player> differing) {
        Set<String> players = new HashSet<>(read.keySet());
        players.addAll(other.keySet());
        for (String player : players) {
            Player both = Player.of(player, read.get(player), other.get(player));
            if (!Objects.equals(both.score(), both.otherScore())) {
                differing.put(player, both);
            }
        }
    }

    /** The scores at one key. */
    private record Scores(StringRedisTemplate redis, String key) {

        void each(Consumer<Map<String, Long>> action) {
            ScanOptions options = ScanOptions.scanOptions().count(BATCH_SIZE).build();
            try (Cursor<TypedTuple<String>> cursor = redis.opsForZSet().scan(key, options)) {
                Map<String, Long> some = new HashMap<>();
                while (cursor.hasNext()) {
                    TypedTuple<String> entry = cursor.next();
                    some.put(
                            Objects.requireNonNull(entry.getValue()),
                            Objects.requireNonNull(entry.getScore()).longValue());
                    if (some.size() == BATCH_SIZE || !cursor.hasNext()) {
                        action.accept(some);
                        some = new HashMap<>();
                    }
                }
            }
        }

        Map<String, Long> of(Set<String> players) {
            Map<String, Long> scores = new HashMap<>();
            if (players.isEmpty()) {
                return scores;
            }
            List<String> asked = List.copyOf(players);
            List<@Nullable Double> found =
                    Objects.requireNonNull(redis.opsForZSet().score(key, asked.toArray()));
            for (int i = 0; i < asked.size(); i++) {
                Double score = found.get(i);
                if (score != null) {
                    scores.put(asked.get(i), score.longValue());
                }
            }
            return scores;
        }
    }
}
