package gg.leaderboard.log;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion.Change;

/**
 * A version to be written. It comes into force at the log time of its record.
 *
 * @param definition the new definition; for a deletion, the current one
 * @param usedSeasons for a board that the log does not have: the number of seasons of an earlier board with this id whose
 *     definition was lost. Seasons of the new board follow them
 */
public record NewBoardVersion(Change change, BoardDefinition definition, long usedSeasons) {

    /** A version of a board in the log, or of a board whose id was never used. */
    public NewBoardVersion(Change change, BoardDefinition definition) {
        this(change, definition, 0);
    }
}
