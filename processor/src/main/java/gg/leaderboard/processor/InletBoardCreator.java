package gg.leaderboard.processor;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.DefinitionLog;
import gg.leaderboard.log.DefinitionWriter;
import gg.leaderboard.log.NewBoardVersion;
import gg.leaderboard.log.TooManyBoardsException;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.redis.UsedSeasonReader;
import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** Makes the boards that scores of inlets name and that have never been. One that was deleted stays deleted. For one thread. */
class InletBoardCreator {

    // For how long it is remembered that no more may be made.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final DefinitionLog log;
    private final DefinitionWriter writer;
    private final UsedSeasonReader used;
    private final int most;

    // As many as there are boards, at most.
    private final Set<String> known = new HashSet<>();
    // When there were as many boards as may be, and all of them were known here.
    private OptionalLong fullSince = OptionalLong.empty();

    /** @param most how many boards there may be, deleted ones included */
    InletBoardCreator(DefinitionLog log, DefinitionWriter writer, UsedSeasonReader used, int most) {
        this.log = log;
        this.writer = writer;
        this.used = used;
        this.most = most;
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
        requireRoom(board);
        if (!known.contains(board)) {
            make(board);
            known.add(board);
        }
    }

    // Before a transaction is begun: it would keep others from changing boards, and a stranger can name any number.
    private void requireRoom(String board) {
        if (fullSince.isPresent() && System.nanoTime() - fullSince.getAsLong() < LOOK_AGAIN.toNanos()) {
            throw refusal(new TooManyBoardsException(most));
        }
        fullSince = OptionalLong.empty();
        Definitions logged = log.catchUp().logged();
        if (logged.find(board).isPresent()) {
            known.add(board);
        } else if (logged.all().size() >= most) {
            logged.all().forEach(history -> known.add(history.id()));
            fullSince = OptionalLong.of(System.nanoTime());
            throw refusal(new TooManyBoardsException(most));
        }
    }

    private static InvalidEventException refusal(TooManyBoardsException e) {
        return new InvalidEventException("leaderboard_id", "names no leaderboard", "; " + e.getMessage());
    }

    private void make(String board) {
        try {
            writer.change(board, history -> {
                if (history.isPresent()) {
                    throw new AlreadyThereException();
                }
                return new NewBoardVersion(Change.CREATED, BoardDefinition.ofGame(board), used.last(board));
            });
        } catch (AlreadyThereException e) {
            // Somebody else has made it meanwhile.
        } catch (TooManyBoardsException e) {
            throw refusal(e);
        }
    }

    private static final class AlreadyThereException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
