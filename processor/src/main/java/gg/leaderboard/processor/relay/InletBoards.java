package gg.leaderboard.processor.relay;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.NextVersion;
import gg.leaderboard.log.TooManyBoardsException;
import gg.leaderboard.standings.board.BuiltInBoards;
import gg.leaderboard.standings.board.UsedSeasons;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.util.HashSet;
import java.util.Set;

/** Makes the boards that scores of inlets name and that have never been. One that was deleted stays deleted. For one thread. */
class InletBoards {

    private final DefinitionLog log;
    private final DefinitionWriter writer;
    private final UsedSeasons used;

    // As many as there are boards, at most.
    private final Set<String> known = new HashSet<>();

    InletBoards(DefinitionLog log, DefinitionWriter writer, UsedSeasons used) {
        this.log = log;
        this.writer = writer;
        this.used = used;
    }

    /**
     * Returns when there is, or was, such a board.
     *
     * @throws InvalidEventException if none can have this id, or there are as many as may be
     */
    void require(String board) {
        if (BuiltInBoards.contains(board) || known.contains(board)) {
            return;
        }
        BoardDefinition.checkId("leaderboard_id", board);
        if (log.catchUp().logged().find(board).isEmpty()) {
            make(board);
        }
        known.add(board);
    }

    private void make(String board) {
        try {
            writer.change(board, history -> {
                if (history.isPresent()) {
                    throw new AlreadyThereException();
                }
                return new NextVersion(Change.CREATED, BoardDefinition.ofGame(board), used.last(board));
            });
        } catch (AlreadyThereException e) {
            // Somebody else has made it meanwhile.
        } catch (TooManyBoardsException e) {
            throw new InvalidEventException("leaderboard_id", "names no leaderboard", "; " + e.getMessage());
        }
    }

    private static final class AlreadyThereException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
