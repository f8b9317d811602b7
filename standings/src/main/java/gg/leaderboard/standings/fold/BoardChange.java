package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.ScoreRule;
import gg.leaderboard.standings.window.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The changes of one update in one season of a board: the same scores in one or several of its windows.
 *
 * @param rule how a score is merged into the player's current score
 * @param periods the periods that change; no other change of the update has one of them
 * @param scores player id → score; a score without an effect still adds the player to the board
 */
public record BoardChange(
        String board, long season, ScoreRule rule, List<ChangedPeriod> periods, Map<String, Long> scores) {

    /**
     * A period with changes.
     *
     * @param expiresAt when the period expires, in milliseconds since 1970; empty for never
     */
    public record ChangedPeriod(Period period, OptionalLong expiresAt) {

        /** When the period expires; empty for never. */
        public Optional<Instant> expiry() {
            return expiresAt.isPresent() ? Optional.of(Instant.ofEpochMilli(expiresAt.getAsLong())) : Optional.empty();
        }
    }
}
