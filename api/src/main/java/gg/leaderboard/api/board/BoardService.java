package gg.leaderboard.api.board;

import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.leaderboard.DefinitionCache;
import gg.leaderboard.api.leaderboard.ReadAccess;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.NewBoardVersion;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Lists, creates, changes, resets and deletes leaderboards. */
@Component
class BoardService {

    private final BoardChangeService changes;
    private final BoardFinder finder;
    private final DefinitionCache known;

    BoardService(BoardChangeService changes, BoardFinder finder, DefinitionCache known) {
        this.changes = changes;
        this.finder = finder;
        this.known = known;
    }

    /**
     * Returns a page of the leaderboards that the caller may read: built-in boards first, then the others by id.
     *
     * @param after id of the last board of the previous page; empty for the first page
     */
    BoardList list(Caller caller, String after, int limit) {
        List<String> named = BuiltInBoards.named();
        Stream<BoardResponse> builtIn = named.stream()
                .skip(after.isEmpty() ? 0 : named.indexOf(after) + 1L)
                .map(BoardResponse::builtIn);
        Stream<BoardResponse> made = known.all().all().stream()
                .filter(BoardHistory::isLive)
                .filter(board -> ReadAccess.mayRead(caller, board.newest()))
                .filter(board -> named.contains(after) || board.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(BoardHistory::id))
                .map(BoardResponse::of);
        boolean pastBuiltIn = !after.isEmpty() && !named.contains(after);
        return BoardList.of(
                (pastBuiltIn ? made : Stream.concat(builtIn, made))
                        .limit(limit + 1L)
                        .toList(),
                limit);
    }

    /** @throws ProblemException 404 if there is no such board, 401 or 403 if the caller may not read it */
    BoardResponse find(Caller caller, String id) {
        if (BoardCatalog.isBuiltIn(id)) {
            return BoardResponse.builtIn(id);
        }
        BoardHistory board = finder.require(id);
        // A board that the standings have not read yet is found in the log only.
        ReadAccess.check(caller, board.newest());
        return BoardResponse.of(board);
    }

    CompletableFuture<ChangeResult> create(BoardDefinition board) {
        if (BoardCatalog.isBuiltIn(board.id())) {
            throw inUse(board.id());
        }
        return changes.change(board.id(), history -> {
            if (history.filter(BoardHistory::isLive).isPresent()) {
                throw inUse(board.id());
            }
            return Optional.of(new NewBoardVersion(Change.CREATED, board));
        });
    }

    CompletableFuture<ChangeResult> change(String id, ObjectNode json) {
        return change(id, history -> {
            BoardDefinition changed = BoardRequestParser.change(history, json);
            return history.current().filter(changed::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(new NewBoardVersion(Change.CHANGED, changed));
        });
    }

    CompletableFuture<ChangeResult> reset(String id) {
        return change(id, history -> same(history, Change.RESET));
    }

    CompletableFuture<ChangeResult> delete(String id) {
        return change(id, history -> same(history, Change.DELETED));
    }

    private static Optional<NewBoardVersion> same(BoardHistory history, Change change) {
        return history.current().map(board -> new NewBoardVersion(change, board));
    }

    private CompletableFuture<ChangeResult> change(String id, Function<BoardHistory, Optional<NewBoardVersion>> edit) {
        if (BoardCatalog.isBuiltIn(id)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "The leaderboard " + Rules.quote(id) + " is built in: it cannot be changed, reset or deleted.");
        }
        return changes.change(
                id,
                history ->
                        edit.apply(history.filter(BoardHistory::isLive).orElseThrow(() -> BoardFinder.notFound(id))));
    }

    private static ProblemException inUse(String id) {
        // Existing clients depend on this wording.
        return new ProblemException(HttpStatus.CONFLICT, "leaderboard already exists")
                .with("field", "id")
                .with("leaderboard_id", id);
    }
}
