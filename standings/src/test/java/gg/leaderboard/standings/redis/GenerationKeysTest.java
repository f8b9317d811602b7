package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests writers of several shards before, during and after a switch to another generation. */
class GenerationKeysTest {

    private static final LogPartition PARTITION = new LogPartition("t", 0);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(4, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    private Keys live() {
        return Keys.live(redis.connections(), PROPERTIES);
    }

    private PartitionWriter writer(Keys keys) {
        return new PartitionWriter(
                PARTITION,
                keys.shards(),
                new Fold(keys.shards(), PROPERTIES, 300),
                new RedisStandings(redis.connections(), keys, PROPERTIES.dedup()));
    }

    private static GenerationStamp generation(long number) {
        return new GenerationStamp(number, PROPERTIES.foldSettings());
    }

    private static List<LogRecord> record(int offset) {
        return List.of(LogRecord.of(
                offset,
                NOW,
                new PlayerScored(new EventInfo("e" + offset, NOW, "p", "P", "arena"), 1, "kill"),
                Definitions.NONE));
    }

    private void makeLive(long number) {
        redis.template().opsForHash().put(Keys.GENERATIONS, "live", String.valueOf(number));
    }

    private long events() {
        return new TotalsReader(redis.template(), live()).events();
    }

    @Test
    void the_first_writer_of_empty_standings_makes_its_generation_the_live_one() {
        assertThat(writer(live()).write(record(0), generation(7))).isEmpty();

        assertThat(live().current().generation()).isEqualTo(7);
        assertThat(events()).isEqualTo(1);
        assertThat(redis.template().hasKey("{s00}:progress")).isFalse();

        // Of another generation, and rejected; then with the right one.
        PartitionWriter other = writer(live());
        assertThat(other.write(record(1), generation(6))).hasValue(1);
        assertThat(other.stamp().generation()).isEqualTo(7);
        assertThat(other.write(record(1), other.stamp())).isEmpty();
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void a_writer_that_has_not_noticed_a_switch_changes_the_old_standings_only_and_continues_in_the_new_ones() {
        Keys frozen = live();
        PartitionWriter processor = writer(frozen);
        processor.write(record(0), generation(0));
        redis.template().opsForHash().put(Keys.GENERATIONS, "other", "1");
        PartitionWriter rebuilt = writer(Keys.other(redis.connections(), frozen.shards()));
        rebuilt.write(record(0), generation(1));
        frozen.refresh();
        makeLive(1);

        // Accepted by the old standings within a second after the last read of the number, and rejected later.
        var unused = processor.write(record(1), generation(0));
        assertThat(events()).isEqualTo(1);

        frozen.refresh();
        processor.check();
        assertThat(processor.stamp()).isEqualTo(generation(1));
        assertThat(processor.lowestProgress()).isZero();
        assertThat(processor.write(record(1), generation(1))).isEmpty();
        assertThat(events()).isEqualTo(2);
        assertThat(rebuilt.write(record(1), generation(1))).isEmpty();
        assertThat(events()).isEqualTo(2);
    }

    @Test
    void standings_that_are_being_deleted_are_replaced_and_not_continued() {
        Keys keys = live();
        writer(keys).write(record(0), generation(0));
        keys.shards().all().forEach(shard -> {
            redis.template().opsForHash().put(keys.totals(shard), "generation", "-2");
            redis.template().delete(keys.progress(shard));
        });

        // The number of the live generation was lost together with everything about it.
        PartitionWriter processor = writer(live());
        assertThat(processor.write(record(0), generation(1))).isEmpty();
        assertThat(live().current().generation()).isEqualTo(1);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void standings_of_a_release_that_exchanged_databases_are_neither_replaced_nor_accepted() {
        RedisStandings standings = new RedisStandings(redis.connections(), live(), PROPERTIES.dedup());
        standings.check(PROPERTIES);
        live().shards()
                .all()
                .forEach(shard -> redis.template().opsForHash().put(live().totals(shard), "generation", "1"));
        redis.template().opsForHash().put(Keys.LAYOUT, "version", "3");

        assertThatThrownBy(() -> standings.check(PROPERTIES))
                .isInstanceOf(IncompatibleRedisException.class)
                .hasMessageContaining("have layout 3, and this release has layout 5; run the release that wrote them");
        assertThatThrownBy(() -> new LayoutCheck(redis.connections(), PROPERTIES).check())
                .isInstanceOf(IncompatibleRedisException.class);
        assertThat(writer(live()).write(record(0), generation(1))).isPresent();
        assertThat(live().current().generation()).isZero();
    }

    @Test
    void a_generation_that_cannot_be_read_is_not_guessed() {
        Keys keys = live();
        redis.template().opsForValue().set(Keys.GENERATIONS, "of another type");

        assertThatThrownBy(() -> keys.progress(0)).hasStackTraceContaining("WRONGTYPE");
    }
}
