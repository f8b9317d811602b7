package gg.leaderboard.archive.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.web.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleChangeTest {

    private static final Instant CREATED = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "INCREMENT, BEST, max_step",
        "BEST, INCREMENT, max_per_minute",
        "BEST, INCREMENT, min_interval",
        "BEST, REPLACE, quarantine",
    })
    void a_rebuild_does_not_change_what_bounds_have_decided(UpdateMode from, UpdateMode to, String bound) {
        // The bounds of an earlier version decided on scores that are folded again.
        BoardHistory board = board(from, bounds(bound), ScoreBounds.NONE);

        assertThatThrownBy(() -> new RuleChange(null, to).applyTo(board))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.detail()).contains("arena").contains(bound));
    }

    @ParameterizedTest
    @CsvSource({
        "INCREMENT, BEST, max",
        "BEST, REPLACE, max_step",
        "REPLACE, BEST, max_per_minute",
        "BEST, BEST, quarantine"
    })
    void bounds_that_mean_the_same_allow_other_rules(UpdateMode from, UpdateMode to, String bound) {
        assertThat(new RuleChange(SortOrder.ASC, to)
                        .applyTo(board(from, bounds(bound)))
                        .updateMode())
                .isEqualTo(to);
    }

    private static ScoreBounds bounds(String bound) {
        return new ScoreBounds(
                null,
                bound.equals("max") ? 9L : null,
                bound.equals("max_step") ? 9L : null,
                bound.equals("max_per_minute") ? 9L : null,
                bound.equals("min_interval") ? Duration.ofSeconds(9) : null,
                bound.equals("quarantine") ? OnViolation.QUARANTINE : OnViolation.REJECT);
    }

    private static BoardHistory board(UpdateMode mode, ScoreBounds... bounds) {
        BoardDefinition arena =
                new BoardDefinition("arena", "Arena", SortOrder.DESC, mode, ResetPeriod.NEVER, ZoneOffset.UTC, null);
        BoardHistory history =
                new BoardHistory(List.of(new BoardVersion(CREATED, Change.CREATED, arena.withBounds(bounds[0]))));
        for (int i = 1; i < bounds.length; i++) {
            history =
                    history.with(new BoardVersion(CREATED.plusSeconds(i), Change.CHANGED, arena.withBounds(bounds[i])));
        }
        return history;
    }
}
