package gg.leaderboard.api.board;

import gg.leaderboard.web.ProblemException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpStatus;

/**
 * Limits on what callers can create.
 *
 * @param boards most leaderboards, deleted ones included because their history is kept
 * @param games most games that have a leaderboard; events of further games are refused
 */
@ConfigurationProperties("leaderboard.api.limits")
public record LimitProperties(
        @DefaultValue("10000") int boards,
        @DefaultValue("100000") int games) {

    public static final String BOARDS = "leaderboard.api.limits.boards";
    public static final String GAMES = "leaderboard.api.limits.games";

    public LimitProperties {
        check(BOARDS, boards);
        check(GAMES, games);
    }

    private static void check(String setting, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(setting + " must be at least 1; was " + limit);
        }
    }

    /** Creates the problem for a limit that is reached. */
    public static ProblemException reached(String detail, String setting, int limit) {
        return new ProblemException(HttpStatus.CONFLICT, detail + " Raise " + setting + " to allow more.")
                .with("limit", limit)
                .with("setting", setting);
    }
}
