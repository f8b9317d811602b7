package gg.leaderboard.api.board;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What callers can make grow.
 *
 * @param boards how many leaderboards there may be, those that were deleted included: their history is kept
 */
@ConfigurationProperties("leaderboard.api.limits")
record BoardLimits(@DefaultValue("10000") int boards) {

    static final String BOARDS = "leaderboard.api.limits.boards";

    BoardLimits {
        if (boards < 1) {
            throw new IllegalArgumentException(BOARDS + " must be at least 1; was " + boards);
        }
    }
}
