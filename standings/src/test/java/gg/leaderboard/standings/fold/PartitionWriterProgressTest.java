package gg.leaderboard.standings.fold;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests how the writer of a partition handles the outcomes of its shards. */
class PartitionWriterProgressTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final Shards SHARDS = new Shards(4);
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(4, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));
    private static final int SHARD = SHARDS.shardOf("p");

    private final MemoryStandings standings = new MemoryStandings(4);

    @Test
    void records_are_applied_to_all_shards_once() {
        PartitionWriter writer = writer(1000);
        assertThat(writer.lowestProgress()).isEqualTo(-1);
        assertThat(writer.highestProgress()).isEqualTo(-1);

        assertThat(writer.write(log(0, 3))).isEmpty();
        assertThat(writer.write(log(0, 3))).isEmpty();
        assertThat(writer.write(log(1, 5))).isEmpty();

        assertThat(standings.offsets).containsOnly(5);
        assertThat(writer.lowestProgress()).isEqualTo(5);
        assertThat(writer.highestProgress()).isEqualTo(5);
        assertThat(events()).isEqualTo(6);
        assertThat(writer.stamp()).isEqualTo(stamp(0));
    }

    @Test
    void empty_standings_start_with_one_shard() {
        assertThat(writer(1000).write(log(0, 0))).isEmpty();
        assertThat(standings.shardsPerCall).containsExactly(1, 3);

        standings.shardsPerCall.clear();
        assertThat(writer(1000).write(log(0, 1))).isEmpty();
        assertThat(standings.shardsPerCall).containsExactly(4);
    }

    @Test
    void records_beyond_the_size_of_one_update_are_split() {
        assertThat(writer(1).write(log(0, 9))).isEmpty();

        assertThat(standings.offsets).containsOnly(9);
        assertThat(events()).isEqualTo(10);
        assertThat(standings.applied).hasSizeGreaterThan(10);
    }

    @Test
    void ids_that_a_shard_knows_are_not_counted_again() {
        int counting = EventId.of("id1").shard(4);
        standings.ids.get(counting).add(EventId.of("id1"));

        assertThat(writer(1000).write(log(0, 2))).isEmpty();

        assertThat(events()).isEqualTo(2);
        assertThat(standings.applied)
                .filteredOn(update -> update.shard() == counting)
                .singleElement()
                .satisfies(update ->
                        assertThat(update.known()).extracting(SeenId::id).containsExactly(EventId.of("id1")));
    }

    @Test
    void an_id_that_a_shard_has_lost_is_counted() {
        standings.ids.get(SHARD).add(EventId.of("id1"));
        PartitionWriter writer = new PartitionWriter(PARTITION, SHARDS, fold(1000), new StandingsWriter() {
            private int calls;

            @Override
            public UpdateOutcome apply(StandingsUpdate update) {
                UpdateOutcome outcome = standings.apply(update);
                if (outcome instanceof UpdateOutcome.IdsDiffer && calls++ == 0) {
                    standings.ids.get(SHARD).clear();
                }
                return outcome;
            }

            @Override
            public Map<Integer, ScoreStates> scoreStates(
                    LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
                return standings.scoreStates(partition, generation, keys);
            }

            @Override
            public StandingsProgress progress(LogPartition partition) {
                return standings.progress(partition);
            }
        });

        assertThat(writer.write(log(0, 2))).isEmpty();
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void an_update_applied_by_another_writer_is_skipped() {
        PartitionWriter writer = writer(1000);
        assertThat(writer(1000).write(log(0, 4))).isEmpty();
        int applied = standings.applied.size();

        assertThat(writer.write(log(0, 4))).isEmpty();

        assertThat(standings.applied).hasSize(applied);
        assertThat(writer.lowestProgress()).isEqualTo(4);
    }

    @Test
    void a_partial_update_of_another_writer_is_completed() {
        PartitionWriter writer = writer(1000);
        writer.write(log(0, 0));
        assertThat(writer(1000).write(log(1, 2))).isEmpty();

        assertThat(writer.write(log(1, 4))).isEmpty();

        assertThat(standings.offsets).containsOnly(4);
        assertThat(events()).isEqualTo(5);
    }

    @Test
    void a_shard_with_lost_writes_causes_the_log_to_be_read_again() {
        PartitionWriter writer = writer(1000);
        writer.write(log(0, 4));
        standings.offsets[2] = 1;

        assertThat(writer.write(log(5, 6))).hasValue(2);
        assertThat(writer.lowestProgress()).isEqualTo(1);
        assertThat(writer.write(log(2, 6))).isEmpty();
        assertThat(standings.offsets).containsOnly(6);
    }

    @Test
    void standings_that_lost_everything_have_no_stamp() {
        PartitionWriter writer = writer(1000);
        writer.write(log(0, 4));
        Arrays.fill(standings.offsets, StandingsUpdate.NOTHING_APPLIED);
        standings.stamp = GenerationStamp.NONE;

        assertThat(writer.write(log(5, 6))).hasValue(0);
        assertThat(writer.stamp()).isEqualTo(GenerationStamp.NONE);
    }

    @Test
    void standings_of_another_generation_cause_the_log_to_be_read_again() {
        PartitionWriter writer = writer(1000);
        writer.write(log(0, 4));
        standings.stamp = stamp(1);
        Arrays.fill(standings.offsets, 2);

        assertThat(writer.write(log(5, 6))).hasValue(3);
        assertThat(writer.stamp()).isEqualTo(stamp(1));
        assertThat(writer.write(log(3, 6), stamp(1))).isEmpty();
        assertThat(standings.offsets).containsOnly(6);
    }

    @Test
    void an_update_is_folded_with_the_settings_of_its_stamp() {
        FoldSettings monthly = FoldSettings.of(2, List.of(Window.MONTHLY), 7);
        Definitions definitions = Definitions.NONE.withStamp(new GenerationStamp(3, monthly));

        assertThat(writer(1000).write(log(0, 0), definitions)).isEmpty();

        assertThat(standings.stamp).isEqualTo(new GenerationStamp(3, monthly));
        assertThat(standings.applied.stream().flatMap(update -> update.boards().stream()))
                .isNotEmpty()
                .allSatisfy(change -> assertThat(change.periods())
                        .extracting(period -> period.period().label())
                        .containsExactly("2026-11"));
    }

    @Test
    void a_shard_that_lost_writes_has_the_log_read_again_also_with_definitions() {
        Definitions definitions = Definitions.NONE.withStamp(stamp(0));
        PartitionWriter writer = writer(1000);
        writer.write(log(0, 4), definitions);
        standings.offsets[2] = 1;

        assertThat(writer.write(log(5, 6), definitions)).hasValue(2);
    }

    @Test
    void progress_moves_on_where_the_log_holds_no_records() {
        PartitionWriter writer = writer(1000);
        writer.write(log(0, 4));
        int applied = standings.applied.size();

        assertThat(writer.pass(4, stamp(0))).isEmpty();
        assertThat(standings.applied).hasSize(applied);
        assertThat(writer.pass(9, stamp(0))).isEmpty();
        assertThat(standings.offsets).containsOnly(9);
        assertThat(standings.applied.get(applied).lastTime()).isNull();
        assertThat(standings.applied.get(applied).stamp()).isEqualTo(stamp(0));
        assertThat(writer.pass(9, stamp(0))).isEmpty();
    }

    @Test
    void progress_does_not_move_on_over_lost_writes() {
        PartitionWriter writer = writer(1000);
        writer.write(log(0, 4));
        standings.offsets[2] = 1;

        assertThat(writer.pass(9, stamp(0))).hasValue(2);
        assertThat(standings.offsets[2]).isEqualTo(1);
    }

    @Test
    void progress_by_another_writer_is_adopted() {
        PartitionWriter writer = writer(1000);
        writer.write(log(0, 4));
        Arrays.fill(standings.offsets, 12);

        assertThat(writer.pass(9, stamp(0))).isEmpty();
        assertThat(writer.lowestProgress()).isEqualTo(12);
    }

    @Test
    void a_check_detects_lost_writes_and_replaced_standings() {
        PartitionWriter writer = writer(1000);
        assertThat(writer.check()).isEmpty();
        writer.write(log(0, 4));
        assertThat(writer.check()).isEmpty();
        standings.offsets[1] = 8;
        assertThat(writer.check()).isEmpty();
        assertThat(writer.highestProgress()).isEqualTo(8);
        standings.offsets[1] = 7;
        assertThat(writer.check()).hasValue(5);
        assertThat(writer.check()).isEmpty();
        standings.stamp = stamp(1);
        assertThat(writer.check()).hasValue(5);
        assertThat(writer.check()).isEmpty();
    }

    @Test
    void standings_started_by_another_writer_are_not_a_loss() {
        PartitionWriter writer = writer(1000);
        standings.stamp = stamp(1);

        assertThat(writer.check()).isEmpty();
        assertThat(writer.stamp()).isEqualTo(stamp(1));
    }

    private long events() {
        return standings.applied.stream().mapToLong(StandingsUpdate::events).sum();
    }

    private PartitionWriter writer(int maxChanges) {
        return new PartitionWriter(PARTITION, SHARDS, fold(maxChanges), standings);
    }

    private static Fold fold(int maxChanges) {
        return new Fold(SHARDS, PROPERTIES, maxChanges);
    }

    private static GenerationStamp stamp(long generation) {
        return new GenerationStamp(generation, PROPERTIES.foldSettings());
    }

    private static List<LogRecord> log(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(offset -> LogRecord.of(
                        offset,
                        NOW,
                        new PlayerScored(new EventInfo("id" + offset, NOW, "p", null, null), 5, "kill"),
                        Definitions.NONE))
                .toList();
    }
}
