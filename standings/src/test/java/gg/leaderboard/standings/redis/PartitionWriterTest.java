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
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests two writers of the same shards that follow the rules of different generations. */
class PartitionWriterTest {

    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(16, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));
    private static final Keys KEYS = Keys.of(PROPERTIES);
    private static final List<LogRecord> LOG = List.of(record(0, "a"), record(1, "b"), record(2, "c"), record(3, "d"));

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    private final RedisStandings standings = new RedisStandings(redis.connections(), KEYS, PROPERTIES.dedup());

    @ParameterizedTest(name = "after {0} shards")
    @ValueSource(ints = {0, 1, 7, 15})
    void of_two_generations_only_one_gets_empty_standings(int shards) {
        PartitionWriter second = writer(standings);
        PartitionWriter first = writer(new Interrupted(standings, shards, () -> second.write(LOG, stamp(3))));

        first.write(LOG, stamp(0));

        assertThat(generations()).hasSize(1);
        assertThat(first.write(LOG, first.stamp())).isEmpty();
        assertThat(second.write(LOG, second.stamp())).isEmpty();
        assertThat(counted()).isEqualTo(4);
    }

    @ParameterizedTest(name = "after {0} shards")
    @ValueSource(ints = {0, 1, 7, 15})
    void of_two_generations_only_one_gets_standings_that_lost_everything(int shards) {
        standings.begin(stamp(3));
        PartitionWriter second = writer(standings);
        redis.empty();
        PartitionWriter first = writer(new Interrupted(standings, shards, () -> second.write(LOG, stamp(3))));

        first.write(LOG, stamp(4));

        assertThat(generations()).hasSize(1);
    }

    @Test
    void a_writer_that_finds_everything_lost_forgets_the_stamp() {
        PartitionWriter writer = writer(standings);
        assertThat(writer.write(LOG.subList(0, 2), stamp(3))).isEmpty();
        assertThat(writer.stamp()).isEqualTo(stamp(3));

        redis.empty();

        assertThat(writer.write(LOG.subList(2, 4), stamp(3))).hasValue(0);
        assertThat(writer.stamp()).isEqualTo(GenerationStamp.NONE);
    }

    @Test
    void empty_shards_have_the_generation_of_the_others() {
        assertThat(writer(standings).write(LOG, stamp(3))).isEmpty();
        lose(0);
        lose(15);

        PartitionWriter writer = writer(standings);

        assertThat(writer.stamp()).isEqualTo(stamp(3));
        assertThat(writer.write(LOG, stamp(3))).isEmpty();
        assertThat(counted()).isEqualTo(4);
    }

    @Test
    void shards_of_different_generations_are_rejected_by_name() {
        assertThat(writer(standings).write(LOG, stamp(3))).isEmpty();
        redis.template().opsForHash().put(KEYS.totals(7), "generation", "0");

        assertThatThrownBy(() -> writer(standings))
                .isInstanceOf(IncompatibleRedisException.class)
                .hasMessageContaining("generation 3 (")
                .hasMessageContaining("generation 0 (");
    }

    private void lose(int shard) {
        redis.template().delete(redis.template().keys("{s%02d}:*".formatted(shard)));
    }

    private static GenerationStamp stamp(long generation) {
        return new GenerationStamp(generation, PROPERTIES.foldSettings());
    }

    private Set<GenerationStamp> generations() {
        return KEYS.shards().all().mapToObj(standings::stamp).collect(Collectors.toSet());
    }

    private long counted() {
        Object events = redis.template().<String, String>opsForHash().get(KEYS.profile("p"), "events_count");
        return events == null ? 0 : Long.parseLong(events.toString());
    }

    private static PartitionWriter writer(StandingsWriter standings) {
        return new PartitionWriter(PARTITION, KEYS.shards(), new Fold(KEYS.shards(), PROPERTIES, 1000), standings);
    }

    private static LogRecord record(long offset, String id) {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        EventInfo info = new EventInfo(id, now, "p", "Pia", "arena");
        return LogRecord.of(offset, now, new PlayerScored(info, 5, "kill"), Definitions.NONE);
    }

    /**
     * Runs another action once, after the given number of shards was written. Redis guarantees no order between two
     * clients.
     */
    private static final class Interrupted implements StandingsWriter {

        private final StandingsWriter standings;
        private final Runnable other;
        private int left;

        Interrupted(StandingsWriter standings, int shards, Runnable other) {
            this.standings = standings;
            this.left = shards;
            this.other = other;
        }

        @Override
        public UpdateOutcome apply(StandingsUpdate update) {
            if (left-- == 0) {
                other.run();
            }
            return standings.apply(update);
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
    }
}
