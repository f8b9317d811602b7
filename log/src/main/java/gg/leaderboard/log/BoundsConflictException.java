package gg.leaderboard.log;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;

/** The bounds of a board were rejected because of the rules of another generation. Nothing has changed. */
public final class BoundsConflictException extends RuntimeException {

    /**
     * @param generation the generation whose rules do not allow the bounds
     * @param problem names the bound
     */
    BoundsConflictException(String board, long generation, InvalidEventException problem) {
        super(
                "The leaderboard " + Rules.quote(board) + " has another update_mode in generation " + generation
                        + " of the standings: " + problem.getMessage()
                        + ". Drop that generation with DELETE /api/v1/admin/rebuild first, or create another leaderboard.",
                problem);
    }
}
