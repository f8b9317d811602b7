package gg.leaderboard.api.board;

import gg.leaderboard.standings.definition.BoardHistory;
import java.util.Optional;

/**
 * A completed change of a board.
 *
 * @param before the history before the change; empty if the board never existed
 * @param seen whether the standings have read it; otherwise they will soon
 */
record ChangeResult(Optional<BoardHistory> before, BoardHistory history, boolean seen) {

    /** Whether a version was written. Otherwise the request was for what the board is already. */
    boolean isChange() {
        return !before.equals(Optional.of(history));
    }
}
