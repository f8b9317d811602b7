package gg.leaderboard.api.board;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.audit.AuditLog;
import gg.leaderboard.api.docs.AcceptedResponse;
import gg.leaderboard.api.docs.ProblemResponses;
import gg.leaderboard.api.docs.RequestBodySchema;
import gg.leaderboard.api.limit.CallLimits;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.api.web.ReadResponses;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.NumberParameter;
import gg.leaderboard.web.RequestBodyReader;
import gg.leaderboard.web.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(path = BoardController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
class BoardController {

    static final String PATH = "/api/v1/leaderboards";

    private static final String LEADERBOARDS = "Leaderboards";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final BoardService boards;
    private final ReadResponses answers;
    private final AuditLog audit;
    private final CallLimits limits;

    BoardController(BoardService boards, ReadResponses answers, AuditLog audit, CallLimits limits) {
        this.boards = boards;
        this.answers = answers;
        this.audit = audit;
        this.limits = limits;
    }

    @Operation(
            tags = LEADERBOARDS,
            summary = "Create a leaderboard",
            description =
                    "Only `id` is required. Defaults: `name` is the id, `sort_order` desc, `update_mode` best,"
                            + " `reset_period` never, `time_zone` UTC, `max_entries` null (no limit),"
                            + " `submit_limit` null (no limit), `write` server, `read` public, no bounds, `on_violation` reject.")
    @RequestBodySchema("LeaderboardDefinition")
    @AcceptedResponse
    @ProblemResponses(HttpStatus.CONFLICT)
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    CompletableFuture<ResponseEntity<Success<BoardResponse>>> createLeaderboard(
            @Parameter(hidden = true) InputStream body, Actor actor) {
        BoardDefinition definition = BoardRequestParser.create(read(body));
        limits.chargeNewBoard();
        return boards.create(definition).thenApply(made -> {
            write(actor, "leaderboard.create", made);
            BoardResponse board = BoardResponse.of(made.history());
            return ResponseEntity.status(made.seen() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                    .location(URI.create(PATH + "/" + board.id()))
                    .body(Success.of(board));
        });
    }

    @Operation(
            tags = LEADERBOARDS,
            summary = "List leaderboards, built-in ones first",
            description = "The leaderboards of single games, `game:{game_id}`, are not listed: each game has one."
                    + " Nor are leaderboards that the caller may not read."
                    + " `next` is the cursor of the next page.")
    @ProblemResponses(HttpStatus.SERVICE_UNAVAILABLE)
    @GetMapping
    ReadResponse<Envelope<List<BoardResponse>>> leaderboards(
            @NumberParameter(value = "Number of leaderboards", defaultValue = 1000) int limit,
            @Parameter(description = "`next` of the previous page.") @RequestParam(defaultValue = "") String cursor,
            @Parameter(hidden = true) Caller caller) {
        return answers.paged(() -> boards.list(caller, cursor, limit), BoardList::boards, BoardList::next);
    }

    @Operation(tags = LEADERBOARDS, summary = "Get a leaderboard's definition")
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.SERVICE_UNAVAILABLE})
    @GetMapping("/{leaderboard_id}")
    ReadResponse<Envelope<BoardResponse>> leaderboard(
            @Parameter(example = "speedrun") @PathVariable("leaderboard_id") String id,
            @Parameter(hidden = true) Caller caller) {
        return answers.enveloped(() -> boards.find(caller, id));
    }

    @Operation(
            tags = LEADERBOARDS,
            summary = "Change a leaderboard",
            description =
                    "`name`, `reset_period`, `max_entries`, `submit_limit`, `write`, `read`, the bounds and `on_violation` can"
                            + " change (null removes a limit or bound; bounds apply to later scores). Other fields"
                            + " may be sent only with their current values. A rebuild (`/api/v1/admin/rebuild`) changes"
                            + " `sort_order` and `update_mode`.")
    @RequestBodySchema("LeaderboardChange")
    @AcceptedResponse
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT})
    @PatchMapping(
            path = "/{leaderboard_id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MERGE_PATCH})
    CompletableFuture<ResponseEntity<Success<BoardResponse>>> changeLeaderboard(
            @Parameter(example = "speedrun") @PathVariable("leaderboard_id") String id,
            @Parameter(hidden = true) InputStream body,
            Actor actor) {
        return boards.change(id, read(body)).thenApply(changed -> {
            write(actor, "leaderboard.change", changed);
            return ResponseEntity.status(status(changed)).body(Success.of(BoardResponse.of(changed.history())));
        });
    }

    @Operation(
            tags = LEADERBOARDS,
            summary = "Delete a leaderboard",
            description = "Also deletes its scores. The id can be reused.")
    @AcceptedResponse
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @DeleteMapping("/{leaderboard_id}")
    CompletableFuture<ResponseEntity<Success<Status>>> deleteLeaderboard(
            @Parameter(example = "speedrun") @PathVariable("leaderboard_id") String id, Actor actor) {
        return boards.delete(id).thenApply(changed -> done(actor, "leaderboard.delete", changed, "deleted"));
    }

    @Operation(
            tags = LEADERBOARDS,
            summary = "Reset a leaderboard",
            description = "Begins a new season. Past seasons remain readable for a while with `season`.")
    @AcceptedResponse
    @ProblemResponses({HttpStatus.NOT_FOUND, HttpStatus.CONFLICT, HttpStatus.SERVICE_UNAVAILABLE})
    @PostMapping("/{leaderboard_id}/reset")
    CompletableFuture<ResponseEntity<Success<Status>>> resetLeaderboard(
            @Parameter(example = "speedrun") @PathVariable("leaderboard_id") String id, Actor actor) {
        return boards.reset(id).thenApply(changed -> done(actor, "leaderboard.reset", changed, "reset"));
    }

    private void write(Actor actor, String action, ChangeResult changed) {
        if (changed.isChange()) {
            audit.write(
                    actor,
                    action,
                    changed.history().id(),
                    changed.before().flatMap(BoardController::state).orElse(null),
                    state(changed.history()).orElse(null));
        }
    }

    private static Optional<BoardResponse> state(BoardHistory history) {
        return history.current().map(board -> BoardResponse.of(history));
    }

    private ResponseEntity<Success<Status>> done(Actor actor, String action, ChangeResult changed, String what) {
        write(actor, action, changed);
        return ResponseEntity.status(status(changed)).body(Success.status(what));
    }

    private static HttpStatus status(ChangeResult changed) {
        return changed.seen() ? HttpStatus.OK : HttpStatus.ACCEPTED;
    }

    private static ObjectNode read(InputStream body) {
        return EventJson.parse("leaderboard", RequestBodyReader.read(body, Rules.MAX_BYTES));
    }
}
