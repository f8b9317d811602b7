package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.UpdateOutcome;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.TransientDataAccessResourceException;

/** Tests that every call applies the whole update, or nothing and returns the reason. */
class RedisStandingsTest {

    // Redis deletes periods by its own clock, so they must not be over.
    private static final Instant NOW = Instant.parse("2036-11-20T12:00:00Z");
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final String PLAYER = "player:stats:p";

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    @ParameterizedTest(name = "{0} shards")
    @ValueSource(ints = {1, 16})
    void a_partition_is_written_to_all_shards_and_a_repetition_has_no_effect(int shards) {
        StandingsProperties properties = properties(shards);
        List<LogRecord> log = log(0, scored("a", 5), scored("b", 7), achieved("c"), died("d"));
        PartitionWriter writer = writer(properties);

        assertThat(writer.write(log)).isEmpty();
        Map<String, String> once = everything();
        assertThat(writer.write(log)).isEmpty();
        assertThat(writer(properties).write(log)).isEmpty();

        assertThat(everything()).isEqualTo(once);
        assertThat(writer.lowestProgress()).isEqualTo(3);
        assertThat(writer(properties).lowestProgress()).isEqualTo(3);
        Keys keys = Keys.of(properties);
        assertThat(redis.template().opsForZSet().score(keys.board("global", Period.ALL_TIME), "p"))
                .isEqualTo(12);
        assertThat(redis.template().<String, String>opsForHash().entries(keys.profile("p")))
                .containsEntry("events_count", "4")
                .containsEntry("kills", "2")
                .containsEntry("deaths", "1")
                .containsEntry("current_streak", "0")
                .containsEntry("best_streak", "2");
        assertThat(redis.template().opsForList().size(keys.feed())).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} shards")
    @ValueSource(ints = {1, 16})
    void copies_in_another_partition_or_hour_count_once(int shards) {
        StandingsProperties properties = properties(shards);
        writer(properties).write(log(0, scored("a", 5)));
        new PartitionWriter(
                        new LogPartition("topic", 1),
                        Keys.of(properties).shards(),
                        fold(properties),
                        standings(properties))
                .write(List.of(
                        LogRecord.of(0, NOW.minus(Duration.ofHours(23)), scored("a", 5), Definitions.NONE),
                        LogRecord.of(1, NOW.plus(Duration.ofHours(23)), scored("a", 5), Definitions.NONE),
                        LogRecord.of(2, NOW, scored("b", 1), Definitions.NONE)));

        assertThat(redis.template()
                        .<String, String>opsForHash()
                        .get(Keys.of(properties).profile("p"), "total_score"))
                .isEqualTo("6");
    }

    @Test
    void an_update_that_assumes_another_progress_writes_nothing_and_returns_the_progress() {
        StandingsProperties properties = properties(1);
        RedisStandings standings = standings(properties);
        writer(properties).write(log(0, scored("a", 5)));
        Map<String, String> before = everything();

        assertThat(standings.apply(update(7, scored("b", 5)))).isEqualTo(new UpdateOutcome.ProgressDiffers(0));
        assertThat(standings.apply(update(-1, scored("b", 5)))).isEqualTo(new UpdateOutcome.ProgressDiffers(0));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void an_update_that_assumes_other_ids_writes_nothing_and_returns_the_ids() {
        StandingsProperties properties = properties(1);
        RedisStandings standings = standings(properties);
        writer(properties).write(log(0, scored("a", 5)));
        Map<String, String> before = everything();
        List<LogRecord> next = log(1, scored("a", 5), scored("b", 7), scored("c", 9));

        StandingsUpdate wrong = fold(properties)
                .fold(0, PARTITION, 0, next, Set.of(EventId.of("b")))
                .withStamp(stamp(0));

        assertThat(standings.apply(wrong))
                .isEqualTo(new UpdateOutcome.IdsDiffer(Set.of(EventId.of("a"), EventId.of("b"))));
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0} shards")
    @ValueSource(ints = {1, 16})
    void the_script_is_sent_again_to_a_redis_that_lost_it(int shards) {
        StandingsProperties properties = properties(shards);
        PartitionWriter writer = writer(properties);
        assertThat(writer.write(log(0, scored("a", 5)))).isEmpty();
        try (var connection = redis.connections().getConnection()) {
            connection.scriptingCommands().scriptFlush();
        }

        assertThat(writer.write(log(1, scored("b", 7)))).isEmpty();

        assertThat(writer(properties).lowestProgress()).isEqualTo(1);
        assertThat(redis.template()
                        .<String, String>opsForHash()
                        .get(Keys.of(properties).profile("p"), "total_score"))
                .isEqualTo("12");
    }

    @Test
    void a_failing_shard_throws_its_error_and_is_written_after_the_repair() {
        StandingsProperties properties = properties(16);
        PartitionWriter writer = writer(properties);
        String progress = Keys.of(properties).progress(7);
        redis.template().opsForValue().set(progress, "not mine");

        assertThatThrownBy(() -> writer.write(log(0, scored("a", 5))))
                .isInstanceOf(UnexpectedRedisValueException.class)
                .hasMessage("Redis holds a string at {s07}:progress, where a hash belongs; delete that key");

        redis.template().delete(progress);
        assertThat(writer.write(log(0, scored("a", 5)))).isEmpty();
        assertThat(redis.template()
                        .<String, String>opsForHash()
                        .get(Keys.of(properties).profile("p"), "total_score"))
                .isEqualTo("5");
    }

    @Test
    void a_key_of_a_wrong_type_stops_an_update_before_its_first_write() {
        for (String key : List.of(
                "leaderboard:kills:daily:2018-02-24", PLAYER, "achievements:recent", "standings:totals", "progress")) {
            redis.empty();
            redis.template().opsForValue().set(key, "not mine");
            GameEvent old = new PlayerScored(
                    new EventInfo("a", Instant.parse("2018-02-24T12:00:00Z"), "p", "Pia", "arena"), 5, "kill");

            assertThatThrownBy(() -> standings(properties(1)).apply(update(-1, old, achieved("b"))))
                    .isInstanceOf(UnexpectedRedisValueException.class)
                    .hasMessageStartingWith("Redis holds a string at " + key + ", where a ");
            assertThat(redis.template().keys("*")).containsExactly(key);
        }
    }

    @Test
    void ids_and_periods_have_a_time_to_live_and_permanent_keys_have_none() {
        writer(properties(1)).write(log(0, scored("a", 5)));

        redis.template()
                .keys("processed:events:*")
                .forEach(key -> assertThat(redis.template().getExpire(key)).isBetween(70 * 3600L, 72 * 3600L));
        assertThat(redis.template().keys("leaderboard:global:daily:*"))
                .hasSize(1)
                .allSatisfy(key -> assertThat(redis.expiryOf(key)).isEqualTo("2036-12-26T00:00:00Z"));
        assertThat(redis.template().getExpire("leaderboard:global")).isEqualTo(-1);
        assertThat(redis.template().getExpire(PLAYER)).isEqualTo(-1);
    }

    @Test
    void the_feed_keeps_the_newest_hundred_achievements() {
        GameEvent[] events = new GameEvent[150];
        for (int i = 0; i < events.length; i++) {
            events[i] = achieved("a" + i);
        }
        writer(properties(1)).write(log(0, events));

        assertThat(redis.template().opsForList().size("achievements:recent")).isEqualTo(100);
        assertThat(redis.template().opsForList().index("achievements:recent", 0))
                .contains("\"achievement\":\"a149\"");
    }

    @Test
    void a_check_reports_standings_lost_by_a_shard() {
        PartitionWriter writer = writer(properties(1));
        writer.write(log(0, scored("a", 5), scored("b", 5)));
        assertThat(writer.check()).isEmpty();

        redis.empty();

        assertThat(writer.check()).hasValue(0);
        assertThat(writer.write(log(0, scored("a", 5), scored("b", 5)))).isEmpty();
        assertThat(redis.template().opsForZSet().score("leaderboard:global", "p"))
                .isEqualTo(10);
    }

    @Test
    void standings_of_an_earlier_release_are_rejected_and_those_of_this_one_are_not() {
        StandingsProperties properties = properties(1);
        standings(properties).check(properties);
        standings(properties).check(properties);

        redis.template().opsForHash().delete("standings:layout", "version");

        assertThatThrownBy(() -> standings(properties).check(properties))
                .isInstanceOf(IncompatibleRedisException.class)
                .hasMessageContaining("earlier release");
    }

    @Test
    void a_layout_is_written_completely_while_redis_is_emptied() throws Exception {
        StandingsProperties properties = properties(1);
        CompletableFuture<Void> checks = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 1000; i++) {
                standings(properties).check(properties);
            }
        });
        while (!checks.isDone()) {
            redis.empty();
        }

        assertThatCode(checks::get).doesNotThrowAnyException();
        standings(properties).check(properties);
    }

    private Map<String, String> everything() {
        Map<String, String> dump = new TreeMap<>();
        try (var connection = redis.connections().getConnection()) {
            for (String key : redis.template().keys("*")) {
                byte[] value = connection.keyCommands().dump(key.getBytes(StandardCharsets.UTF_8));
                dump.put(key, HexFormat.of().formatHex(value == null ? new byte[0] : value));
            }
        }
        return dump;
    }

    @ParameterizedTest(name = "{0} shards")
    @ValueSource(ints = {1, 16})
    void updates_with_the_rules_of_another_generation_are_not_written(int shards) {
        StandingsProperties properties = properties(shards);
        standings(properties).begin(stamp(3));
        PartitionWriter writer = writer(properties);
        Map<String, String> before = everything();

        assertThat(writer.stamp()).isEqualTo(stamp(3));
        assertThat(writer.write(log(0, scored("a", 5)), stamp(2))).hasValue(0);
        assertThat(everything()).isEqualTo(before);
        assertThat(writer.write(log(0, scored("a", 5)), stamp(3))).isEmpty();
        assertThat(everything()).isNotEqualTo(before);
    }

    @ParameterizedTest(name = "{0} shards")
    @ValueSource(ints = {1, 16})
    void a_generation_begins_only_in_empty_shards_and_as_often_as_it_is_asked_to(int shards) {
        RedisStandings standings = standings(properties(shards));
        standings.begin(stamp(3));
        Map<String, String> begun = everything();

        standings.begin(stamp(3));
        assertThat(everything()).isEqualTo(begun);
        assertThatThrownBy(() -> standings.begin(stamp(4))).isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(everything()).isEqualTo(begun);

        writer(properties(shards)).write(log(0, scored("a", 5)), stamp(3));
        Map<String, String> written = everything();
        assertThatThrownBy(() -> standings.begin(stamp(3))).isInstanceOf(TransientDataAccessResourceException.class);
        assertThat(everything()).isEqualTo(written);
    }

    @Test
    void empty_standings_get_the_generation_of_the_first_writer() {
        PartitionWriter second = writer(properties(1));
        assertThat(second.stamp()).isEqualTo(GenerationStamp.NONE);

        assertThat(writer(properties(1)).write(log(0, scored("a", 5)), stamp(4)))
                .isEmpty();

        assertThat(second.write(log(0, scored("a", 5)), stamp(2))).hasValue(1);
        assertThat(second.stamp()).isEqualTo(stamp(4));
        assertThat(second.lowestProgress()).isZero();
    }

    @Test
    void standings_without_a_generation_belong_to_the_first() {
        writer(properties(1)).write(log(0, scored("a", 5)));
        redis.template().opsForHash().delete(Keys.of(properties(1)).totals(0), "generation");

        assertThat(standings(properties(1)).stamp(0)).isEqualTo(stamp(0));
        assertThat(writer(properties(1)).write(log(1, scored("b", 5)), stamp(1)))
                .hasValue(1);
        assertThat(writer(properties(1)).write(log(1, scored("b", 5)), stamp(0)))
                .isEmpty();
    }

    @Test
    void a_check_detects_replaced_standings() {
        PartitionWriter writer = writer(properties(1));
        writer.write(log(0, scored("a", 5), scored("b", 5)));
        assertThat(writer.check()).isEmpty();
        assertThat(writer.check()).isEmpty();

        redis.empty();
        standings(properties(1)).begin(stamp(1));
        writer(properties(1)).write(log(0, scored("a", 5), scored("b", 5)), stamp(1));

        assertThat(writer.check()).hasValue(2);
        assertThat(writer.stamp()).isEqualTo(stamp(1));
    }

    private static GenerationStamp stamp(long generation) {
        return new GenerationStamp(generation, properties(1).foldSettings());
    }

    private StandingsUpdate update(long previous, GameEvent... events) {
        return fold(properties(1))
                .fold(0, PARTITION, previous, log(previous + 1, events), Set.of())
                .withStamp(stamp(0));
    }

    private PartitionWriter writer(StandingsProperties properties) {
        return new PartitionWriter(PARTITION, Keys.of(properties).shards(), fold(properties), standings(properties));
    }

    private RedisStandings standings(StandingsProperties properties) {
        return new RedisStandings(redis.connections(), Keys.of(properties), properties.dedup());
    }

    private static Fold fold(StandingsProperties properties) {
        return new Fold(Keys.of(properties).shards(), properties, 1000);
    }

    private static StandingsProperties properties(int shards) {
        return new StandingsProperties(
                shards, List.of(Window.ALLTIME, Window.DAILY), new Dedup(Duration.ofHours(24), 64));
    }

    private static List<LogRecord> log(long first, GameEvent... events) {
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            records.add(LogRecord.of(first + i, NOW, events[i], Definitions.NONE));
        }
        return records;
    }

    private static GameEvent scored(String id, long points) {
        return new PlayerScored(info(id), points, "kill");
    }

    private static GameEvent achieved(String id) {
        return new AchievementUnlocked(info(id), id, "rare");
    }

    private static GameEvent died(String id) {
        return new PlayerDied(info(id), null);
    }

    private static EventInfo info(String id) {
        return new EventInfo(id, NOW, "p", "Pia", "arena");
    }
}
