package gg.leaderboard.standings.fold;

import static gg.leaderboard.standings.fold.FoldFixture.NOW;
import static gg.leaderboard.standings.fold.FoldFixture.PARTITION;
import static gg.leaderboard.standings.fold.FoldFixture.info;
import static gg.leaderboard.standings.fold.FoldFixture.newFold;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests records whose scores were compared with the bounds of boards already. */
class LogRecordTest {

    private static final Definitions BOARDS = Definitions.NONE
            .with(board(BoardDefinition.ofGame("capped")
                    .withBounds(new ScoreBounds(null, 5L, null, null, null, OnViolation.REJECT))))
            .with(board(BoardDefinition.ofGame("free")));

    private static BoardHistory board(BoardDefinition definition) {
        return new BoardHistory(List.of(new BoardVersion(Instant.EPOCH, Change.CREATED, definition)));
    }

    private static LogRecord record(GameEvent event) {
        return LogRecord.of(0, NOW, event, BOARDS);
    }

    private static StandingsUpdate fold(LogRecord record) {
        return newFold(Shards.ONE, 1000).fold(0, PARTITION, -1, List.of(record), Set.of());
    }

    @Test
    void bounds_are_not_applied_again_and_a_score_without_effect_is_still_an_event() {
        LogRecord capped = record(new ScoreSubmitted(info("p"), "capped", 6));

        assertThat(fold(capped).violations()).hasSize(1);
        StandingsUpdate counts = fold(capped.judged(true));
        assertThat(counts.violations()).isEmpty();
        assertThat(counts.boards().get(0).scores()).isEqualTo(Map.of("p", 6L));
        StandingsUpdate counted = fold(capped.judged(false));
        assertThat(counted.violations()).isEmpty();
        assertThat(counted.boards()).isEmpty();
        assertThat(counted.counted()).hasSize(1);
        assertThat(counted.profiles().get(0).added()).containsEntry("events_count", 1L);
        assertThat(fold(record(new ScoreSubmitted(info("p"), "free", 6)).judged(false))
                        .boards())
                .isEmpty();
        LogRecord death = record(new PlayerDied(info("p"), null));
        assertThat(fold(death.judged(false)).profiles()).isEqualTo(fold(death).profiles());
        LogRecord unreadable = LogRecord.unreadable(0, NOW);
        assertThat(unreadable.judged(false)).isEqualTo(unreadable);
    }

    @Test
    void scores_with_bounds_and_removals_concern_bounds() {
        assertThat(record(new ScoreSubmitted(info("p"), "capped", 1)).concernsBounds())
                .isTrue();
        assertThat(record(new PlayerRemoved(info("p"), "free")).concernsBounds())
                .isTrue();
        assertThat(record(new PlayerErased(info("p"))).concernsBounds()).isTrue();
        assertThat(record(new ScoreSubmitted(info("p"), "free", 1)).concernsBounds())
                .isFalse();
        assertThat(record(new PlayerDied(info("p"), null)).concernsBounds()).isFalse();
        assertThat(LogRecord.unreadable(0, NOW).concernsBounds()).isFalse();
    }
}
