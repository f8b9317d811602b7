package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerHidden;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.PlayerRestored;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.UpdateOutcome;
import gg.leaderboard.standings.redis.RedisDump.Stored;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.SeededRuns;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.DataType;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Tests random updates in which each key in turn holds a value of a wrong type. Either the whole update is written, or
 * nothing.
 */
class UnexpectedRedisValueTest {

    private static final int SEEDS = Integer.getInteger("foreign.seeds", 3);
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final Dedup DEDUP = new Dedup(Duration.ofDays(30), 4);
    private static final List<Window> WINDOWS = List.of(Window.ALLTIME, Window.DAILY);

    // So late that no data expires during the test.
    private static final Instant START = Instant.parse("2036-10-24T10:17:00Z");

    private static final Definitions BOARDS = new Definitions(Map.of(
            "arena",
            new BoardHistory(List.of(new BoardVersion(
                    START,
                    Change.CREATED,
                    new BoardDefinition(
                                    "arena",
                                    "Arena",
                                    SortOrder.DESC,
                                    UpdateMode.BEST,
                                    ResetPeriod.parse("daily"),
                                    ZoneOffset.UTC,
                                    null)
                            .withBounds(new ScoreBounds(null, null, 6L, null, null, OnViolation.FLAG)))))));

    private static final Map<String, BiConsumer<StringRedisTemplate, String>> TYPES = Map.of(
            "string", (redis, key) -> redis.opsForValue().set(key, "not mine"),
            "list", (redis, key) -> redis.opsForList().leftPush(key, "not mine"),
            "set", (redis, key) -> redis.opsForSet().add(key, "not mine"),
            "zset", (redis, key) -> redis.opsForZSet().add(key, "not mine", 1),
            "hash", (redis, key) -> redis.opsForHash().put(key, "notmine", "not mine"),
            "stream", (redis, key) -> redis.opsForStream().add(key, Map.of("not", "mine")));

    private final List<EmptyRedis> lanes = IntStream.range(0, SeededRuns.LANES)
            .mapToObj(database -> new EmptyRedis(database).start())
            .toList();

    @AfterEach
    void close() {
        lanes.forEach(EmptyRedis::close);
    }

    @ParameterizedTest(name = "{0} shards")
    @ValueSource(ints = {1, 16})
    void an_update_with_a_foreign_key_is_written_completely_or_rejected_with_the_key(int shards) throws Exception {
        AtomicLong refused = new AtomicLong();
        AtomicLong written = new AtomicLong();
        SeededRuns.run(SEEDS, (seed, lane) -> {
            Attempts attempts = new Attempts(lanes.get(lane), shards, new Random(seed), "seed " + seed);
            attempts.run();
            refused.addAndGet(attempts.refused);
            written.addAndGet(attempts.written);
        });
        System.out.printf("%d shards: %s updates refused, %s written%n", shards, refused, written);
        assertThat(refused.get()).isGreaterThan(SEEDS * 50L);
        assertThat(written.get()).isPositive();
    }

    /** Applies one update repeatedly, with a different wrong value each time. */
    private static final class Attempts {

        private final StringRedisTemplate redis;
        private final RedisDump keys;
        private final RedisStandings standings;
        private final StandingsUpdate update;
        private final Keys names;
        private final String shardPrefix;
        private final String run;
        private final Map<String, Stored> before;
        private final Map<String, Stored> after;
        private long refused;
        private long written;

        Attempts(EmptyRedis empty, int shards, Random random, String run) {
            StandingsProperties properties = new StandingsProperties(shards, WINDOWS, DEDUP);
            this.run = run;
            names = Keys.of(properties);
            empty.empty();
            redis = empty.template();
            keys = new RedisDump(empty);
            standings = new RedisStandings(empty.connections(), names, DEDUP);
            Fold fold = new Fold(names.shards(), properties, 10_000);
            List<LogRecord> log = log(random);
            int half = log.size() / 2;
            new PartitionWriter(PARTITION, names.shards(), fold, standings).write(log.subList(0, half));
            int shard = random.nextInt(shards);
            shardPrefix = names.boards(shard).replace("leaderboard:", "");
            update = fold.fold(shard, PARTITION, half - 1L, log.subList(half, log.size()), Set.of())
                    .withStamp(new GenerationStamp(0, fold.settings()));
            before = keys.read();
            keys.restore(before); // Restoring changes the internal order of sets.
            assertThat(standings.apply(update)).isEqualTo(new UpdateOutcome.Applied());
            after = keys.read();
        }

        void run() {
            keys.restore(before);
            for (String key : candidates()) {
                keys.restore(before.containsKey(key) ? before : after);
                DataType right = redis.type(key);
                TYPES.forEach((type, put) -> {
                    if (right != DataType.fromCode(type)) {
                        attempt(key + ": " + type, key, () -> {
                            redis.delete(key);
                            put.accept(redis, key);
                        });
                    }
                });
                if (isHash(before.get(key))) {
                    keys.restore(before);
                    for (Object field : redis.opsForHash().keys(key)) {
                        for (String value :
                                List.of("text", "nan", "007", "{\"*\":5}", "{\"*\":{\"until\":\"soon\"}}")) {
                            attempt(
                                    key + ": " + field + "=" + value,
                                    key,
                                    () -> redis.opsForHash().put(key, field, value));
                        }
                    }
                }
            }
        }

        private boolean isHash(@Nullable Stored stored) {
            // The first byte of a dump is the type. 4 and 16 are hashes.
            return stored != null && (stored.value()[0] == 4 || stored.value()[0] == 16);
        }

        private Set<String> candidates() {
            Set<String> all = new TreeSet<>(before.keySet());
            all.addAll(after.keySet());
            ApplyCall.of(update, names, DEDUP)
                    .call()
                    .keys()
                    .forEach(key -> all.add(new String(key, StandardCharsets.UTF_8)));
            all.removeIf(key -> !key.startsWith(shardPrefix));
            return all;
        }

        private void attempt(String what, String key, Runnable tamper) {
            keys.restore(before);
            tamper.run();
            Map<String, Stored> tampered = keys.read();
            try {
                assertThat(standings.apply(update)).isInstanceOf(UpdateOutcome.class);
            } catch (UnexpectedRedisValueException e) {
                assertThat(e).as("%s: %s", run, what).hasMessageContaining(key);
                assertThat(keys.read()).as("%s: %s", run, what).isEqualTo(tampered);
                refused++;
                whatIsMendedIsWritten(what, key);
                return;
            }
            Map<String, Stored> now = keys.read();
            if (now.equals(tampered)) {
                return; // Refused because an assumption of the update does not hold.
            }
            assertThat(differences(now, key)).as("%s: %s", run, what).isEmpty();
            written++;
        }

        private void whatIsMendedIsWritten(String what, String key) {
            if (before.containsKey(key)) {
                return; // The key held data of the standings, which is lost.
            }
            redis.delete(key);
            assertThat(standings.apply(update)).isEqualTo(new UpdateOutcome.Applied());
            assertThat(differences(keys.read(), "")).as("%s: %s", run, what).isEmpty();
        }

        /** Returns the keys that differ from the expected result, without {@code except}. */
        private Set<String> differences(Map<String, Stored> now, String except) {
            Set<String> all = new TreeSet<>(now.keySet());
            all.addAll(after.keySet());
            all.removeIf(key -> key.equals(except) || isSame(key, now.get(key), after.get(key)));
            return all;
        }

        private static boolean isSame(String key, @Nullable Stored one, @Nullable Stored other) {
            if (one == null || other == null) {
                return one == other;
            }
            // The expiry of ids depends on the clock.
            return Arrays.equals(one.value(), other.value())
                    && (key.contains("processed:events") || one.expires().equals(other.expires()));
        }

        private static List<LogRecord> log(Random random) {
            List<LogRecord> log = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Instant time = START.plus(Duration.ofHours(i / 2));
                log.add(LogRecord.of(i, time, event(random, "e" + i, time), BOARDS));
            }
            return log;
        }

        private static GameEvent event(Random random, String id, Instant time) {
            EventInfo info = new EventInfo(id, time, "p" + random.nextInt(6), null, "g" + random.nextInt(3));
            return switch (random.nextInt(16)) {
                case 0 -> new PlayerDied(info, null);
                case 1, 2 -> new AchievementUnlocked(info, "a" + id, "rare");
                case 3 -> new OtherEvent(info, "t" + random.nextInt(3));
                case 4 ->
                    new PlayerHidden(
                            info,
                            "why",
                            random.nextBoolean() ? time.plusSeconds(9) : null,
                            random.nextBoolean() ? List.of("arena") : List.of());
                case 5 -> new PlayerRestored(info, random.nextBoolean() ? List.of("arena") : List.of(), null);
                case 6 -> new PlayerErased(info);
                case 7 -> new PlayerRemoved(info, random.nextBoolean() ? "arena" : null);
                case 8, 9 -> new ScoreSubmitted(info, "arena", random.nextInt(9));
                default -> new PlayerScored(info, random.nextInt(5), random.nextBoolean() ? "kill" : "jump");
            };
        }
    }
}
