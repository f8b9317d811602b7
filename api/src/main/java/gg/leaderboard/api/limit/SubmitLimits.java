package gg.leaderboard.api.limit;

import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.Rate;
import gg.leaderboard.web.ProblemException;
import org.springframework.stereotype.Component;

/** The limits of boards on how often one player may submit a score. They apply to every client, but not to Kafka. */
@Component
public final class SubmitLimits {

    private final RateLimiter rates;
    private final LimitMetrics metrics;

    SubmitLimits(SharedBuckets shared, CallLimitProperties properties, LimitMetrics metrics) {
        this.rates = new RateLimiter(shared, properties.tracked());
        this.metrics = metrics;
    }

    /**
     * Counts a score of a player.
     *
     * @throws ProblemException 429 if the board does not accept another score of the player yet
     */
    public void take(BoardDefinition board, String player) {
        Rate limit = board.submitLimit();
        if (limit == null) {
            return;
        }
        // No id of a board contains a colon.
        RateDecision decision = rates.take("submit:" + board.id() + ":" + player, limit);
        if (!decision.allowed()) {
            metrics.limitedScore();
            throw CallLimits.refusal(
                            "The leaderboard " + Rules.quote(board.id()) + " accepts " + limit
                                    + " scores of one player (submit_limit). Send the score again in "
                                    + decision.retrySeconds() + " s.",
                            decision.retrySeconds())
                    .with("leaderboard_id", board.id())
                    .with("submit_limit", limit.toString());
        }
    }
}
