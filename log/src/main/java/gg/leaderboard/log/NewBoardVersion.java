package gg.leaderboard.log;

import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion.Change;

/**
 * A version that is about to be written. When it comes into force the log decides.
 *
 * @param definition of a board that is to be deleted, what it is now
 * @param usedSeasons of a board that the log does not know: how many seasons an earlier board of this id has had, whose
 *     definition was lost. The first season of this one comes after them
 */
public record NewBoardVersion(Change change, BoardDefinition definition, long usedSeasons) {

    /** Of a board that the log knows, or an id that was never used. */
    public NewBoardVersion(Change change, BoardDefinition definition) {
        this(change, definition, 0);
    }
}
