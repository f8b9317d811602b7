package gg.leaderboard.api.board;

import gg.leaderboard.api.board.BoardChanges.Changed;
import gg.leaderboard.api.leaderboard.Boards;
import gg.leaderboard.api.leaderboard.KnownDefinitions;
import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.NextVersion;
import gg.leaderboard.standings.board.BuiltInBoards;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Which leaderboards there are, and how they come, change and go. */
@Component
class BoardService {

    private final BoardChanges changes;
    private final BoardFinder finder;
    private final KnownDefinitions known;

    BoardService(BoardChanges changes, BoardFinder finder, KnownDefinitions known) {
        this.changes = changes;
        this.finder = finder;
        this.known = known;
    }

    /**
     * Some of them, those first that are always there, then by id.
     *
     * @param after the last of the page before; empty for the first page
     */
    BoardList list(String after, int limit) {
        List<String> named = BuiltInBoards.named();
        Stream<Board> builtIn = named.stream()
                .skip(after.isEmpty() ? 0 : named.indexOf(after) + 1L)
                .map(Board::builtIn);
        Stream<Board> made = known.all().all().stream()
                .filter(BoardHistory::isLive)
                .filter(board -> named.contains(after) || board.id().compareTo(after) > 0)
                .sorted(Comparator.comparing(BoardHistory::id))
                .map(Board::of);
        boolean pastBuiltIn = !after.isEmpty() && !named.contains(after);
        return BoardList.of(
                (pastBuiltIn ? made : Stream.concat(builtIn, made))
                        .limit(limit + 1L)
                        .toList(),
                limit);
    }

    /** @throws ProblemException 404 */
    Board find(String id) {
        return Boards.isBuiltIn(id) ? Board.builtIn(id) : Board.of(finder.require(id));
    }

    CompletableFuture<Changed> create(ObjectNode json) {
        BoardDefinition board = BoardForm.create(json);
        if (Boards.isBuiltIn(board.id())) {
            throw inUse(board.id());
        }
        return changes.change(board.id(), history -> {
            if (history.filter(BoardHistory::isLive).isPresent()) {
                throw inUse(board.id());
            }
            return Optional.of(new NextVersion(Change.CREATED, board));
        });
    }

    CompletableFuture<Changed> change(String id, ObjectNode json) {
        return change(id, history -> {
            BoardDefinition changed = BoardForm.change(history, json);
            return history.current().filter(changed::equals).isPresent()
                    ? Optional.empty()
                    : Optional.of(new NextVersion(Change.CHANGED, changed));
        });
    }

    CompletableFuture<Changed> reset(String id) {
        return change(id, history -> same(history, Change.RESET));
    }

    CompletableFuture<Changed> delete(String id) {
        return change(id, history -> same(history, Change.DELETED));
    }

    private static Optional<NextVersion> same(BoardHistory history, Change change) {
        return history.current().map(board -> new NextVersion(change, board));
    }

    private CompletableFuture<Changed> change(String id, Function<BoardHistory, Optional<NextVersion>> edit) {
        if (Boards.isBuiltIn(id)) {
            throw new ProblemException(
                    HttpStatus.CONFLICT,
                    "The leaderboard " + Rules.quote(id) + " is built in: it cannot be changed, reset or deleted.");
        }
        return changes.change(
                id,
                history -> edit.apply(history.filter(BoardHistory::isLive).orElseThrow(() -> BoardFinder.noBoard(id))));
    }

    private static ProblemException inUse(String id) {
        // In these words, by which existing clients know it.
        return new ProblemException(HttpStatus.CONFLICT, "leaderboard already exists")
                .with("field", "id")
                .with("leaderboard_id", id);
    }
}
