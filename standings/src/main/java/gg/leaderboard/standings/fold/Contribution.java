package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.BoardSeason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The score that an event adds to its player on one board.
 *
 * @param at the time that selects the periods; null for the timestamp of the event
 */
record Contribution(BoardSeason board, long score, @Nullable Instant at) {

    Contribution(BoardSeason board, long score) {
        this(board, score, null);
    }
}
