package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreStates;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuredStandingsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private List<UpdateOutcome> outcomes = List.of();
    private final MeasuredStandings standings = new MeasuredStandings(new Answering(), new CallPermits(1), meters);

    @Test
    void only_applied_updates_count_and_refusals_are_counted_by_kind() {
        outcomes = List.of(
                new UpdateOutcome.Applied(),
                new UpdateOutcome.ProgressDiffers(7),
                new UpdateOutcome.IdsDiffer(Set.of()),
                new UpdateOutcome.IdsDiffer(Set.of()),
                new UpdateOutcome.GenerationDiffers(GenerationStamp.NONE));

        standings.apply(List.of(update(5, 2), update(1, 1), update(1, 1), update(1, 1), update(1, 1)));

        assertThat(meters.counter("leaderboard.events.counted").count()).isEqualTo(5);
        assertThat(meters.counter("leaderboard.events.duplicate").count()).isEqualTo(2);
        assertThat(refusals("progress")).isEqualTo(1);
        assertThat(refusals("counted")).isEqualTo(2);
        assertThat(refusals("generation")).isEqualTo(1);
        assertThat(meters.timer("leaderboard.apply").count()).isEqualTo(1);
    }

    private double refusals(String kind) {
        return meters.counter("leaderboard.apply.refusals", "kind", kind).count();
    }

    private static StandingsUpdate update(long events, long duplicates) {
        return new StandingsUpdate(
                0,
                new LogPartition("id", 0),
                GenerationStamp.NONE,
                -1,
                9,
                null,
                List.of(),
                List.of(),
                events,
                duplicates,
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    /** A store that answers as the test says. */
    private final class Answering implements StandingsWriter {

        @Override
        public UpdateOutcome apply(StandingsUpdate update) {
            return outcomes.get(0);
        }

        @Override
        public List<UpdateOutcome> apply(List<StandingsUpdate> updates) {
            return outcomes;
        }

        @Override
        public Map<Integer, ScoreStates> scoreStates(
                LogPartition partition, long generation, Map<Integer, Set<ScoreKey>> keys) {
            return Map.of();
        }

        @Override
        public StandingsProgress progress(LogPartition partition) {
            return new StandingsProgress(List.of(), Optional.empty(), GenerationStamp.NONE);
        }
    }
}
