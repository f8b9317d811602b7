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

/** Creates boards for scores of inlets if the boards never existed. Deleted boards stay deleted. Not thread-safe. */
class InletBoardCreator {

    // How long a reached limit is cached.
    private static final Duration RECHECK_AFTER = Duration.ofSeconds(1);

    private final DefinitionLog log;
    private final DefinitionWriter writer;
    private final UsedSeasonReader usedSeasons;
    private final int maxBoards;

    // Its size is bounded by the number of boards.
    private final Set<String> known = new HashSet<>();
    // When the limit was found reached, with all boards in known.
    private OptionalLong fullSince = OptionalLong.empty();

    /** @param maxBoards the most boards, deleted ones included */
    InletBoardCreator(DefinitionLog log, DefinitionWriter writer, UsedSeasonReader usedSeasons, int maxBoards) {
        this.log = log;
        this.writer = writer;
        this.usedSeasons = usedSeasons;
        this.maxBoards = maxBoards;
    }

    /**
     * Creates the board unless it exists or existed.
     *
     * @throws InvalidEventException if the id is invalid, or the limit is reached
     */
    void require(String board) {
        if (BuiltInBoards.contains(board) || known.contains(board)) {
            return;
        }
        BoardDefinition.checkId("leaderboard_id", board);
        requireRoom(board);
        if (!known.contains(board)) {
            create(board);
            known.add(board);
        }
    }

    // Checked before a transaction begins: transactions block other changes, and scores may name any number of boards.
    private void requireRoom(String board) {
        if (fullSince.isPresent() && System.nanoTime() - fullSince.getAsLong() < RECHECK_AFTER.toNanos()) {
            throw rejection(new TooManyBoardsException(maxBoards));
        }
        fullSince = OptionalLong.empty();
        Definitions logged = log.catchUp().logged();
        if (logged.find(board).isPresent()) {
            known.add(board);
        } else if (logged.all().size() >= maxBoards) {
            logged.all().forEach(history -> known.add(history.id()));
            fullSince = OptionalLong.of(System.nanoTime());
            throw rejection(new TooManyBoardsException(maxBoards));
        }
    }

    private static InvalidEventException rejection(TooManyBoardsException e) {
        return new InvalidEventException("leaderboard_id", "names no leaderboard", "; " + e.getMessage());
    }

    private void create(String board) {
        try {
            writer.change(board, history -> {
                if (history.isPresent()) {
                    throw new BoardExistsException();
                }
                return new NewBoardVersion(Change.CREATED, BoardDefinition.ofGame(board), usedSeasons.last(board));
            });
        } catch (BoardExistsException e) {
            // Another writer has just created it.
        } catch (TooManyBoardsException e) {
            throw rejection(e);
        }
    }

    private static final class BoardExistsException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
