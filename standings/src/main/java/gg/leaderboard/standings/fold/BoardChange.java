package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.ScoreRule;
import gg.leaderboard.standings.window.Period;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one update changes in one season of a board: the same scores in one or several of its windows.
 *
 * @param rule how a score joins the one that the player has
 * @param periods in which; no other change of the update has any of them
 * @param scores player id → score; also one that changes nothing enters the player
 */
public record BoardChange(
        String board, long season, ScoreRule rule, List<ChangedPeriod> periods, Map<String, Long> scores) {

    /**
     * @param expiresAt when it may be forgotten, in milliseconds since 1970; empty for never
     */
    public record ChangedPeriod(Period period, OptionalLong expiresAt) {

        /** When it may be forgotten; empty for never. */
        public Optional<Instant> expiry() {
            return expiresAt.isPresent() ? Optional.of(Instant.ofEpochMilli(expiresAt.getAsLong())) : Optional.empty();
        }
    }
}
