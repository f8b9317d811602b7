package gg.leaderboard.api.event;

import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.event.PlacementLookup.Placement;
import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.leaderboard.ReadAccess;
import gg.leaderboard.api.limit.SubmitLimits;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardSeason;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.Bound;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.Caller;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Validates scores and writes them to the log. */
@Component
public class ScoreService {

    private final BoardCatalog boards;
    private final BoardFinder finder;
    private final IdempotencyCheck idempotency;
    private final EventWriter writes;
    private final PlacementLookup places;
    private final ReadAccess access;
    private final SubmitLimits limits;
    private final CountedScores counted;
    private final InstantSource time;

    ScoreService(
            BoardCatalog boards,
            BoardFinder finder,
            IdempotencyCheck idempotency,
            EventWriter writes,
            PlacementLookup places,
            ReadAccess access,
            SubmitLimits limits,
            CountedScores counted,
            InstantSource time) {
        this.boards = boards;
        this.finder = finder;
        this.idempotency = idempotency;
        this.writes = writes;
        this.places = places;
        this.access = access;
        this.limits = limits;
        this.counted = counted;
        this.time = time;
    }

    /** Accepts one score. */
    CompletableFuture<ResponseEntity<ScoreAccepted>> submit(ObjectNode json, WriteOptions options) {
        return submit(parse(json, options.eventId(), options.caller()), options, finder::find);
    }

    /**
     * Writes one validated score and returns the response. The response is a problem if the leaderboard rejected the
     * score.
     *
     * @param created finds boards that users created
     */
    public CompletableFuture<ResponseEntity<ScoreAccepted>> submit(
            ScoreSubmission submission, WriteOptions options, Function<String, Optional<BoardHistory>> created) {
        Optional<BoardHistory> board = validate(submission, options.caller(), created);
        idempotency.check(options, submission.sent());
        if (!findReused(List.of(submission)).isEmpty()) {
            throw IdempotencyCheck.keyReused("event_id", submission.event().id());
        }
        if (findCounted(List.of(submission), options, id -> board).isEmpty()) {
            limit(submission, board);
        }
        return write(List.of(submission), options, places -> ScoreAccepted.of(submission, there(submission, places)));
    }

    private static @Nullable Placement there(ScoreSubmission submission, Map<ScoreSubmission, Placement> places) {
        Placement place = places.get(submission);
        if (place != null && !place.there()) {
            Violation violation = place.violation();
            HttpStatus status = violation == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
            ProblemException problem = new ProblemException(status, place.missingReason(submission))
                    .with("event_id", submission.event().id());
            if (violation != null) {
                throw problem.with("rule", violation.bound().label());
            }
            throw place.letter() == null ? problem : problem.with("dead_letter", place.letter());
        }
        return place;
    }

    /**
     * Parses and validates one score.
     *
     * @param id the event's id if the score has none
     * @param created finds boards that users created
     */
    ScoreSubmission read(ObjectNode json, String id, Caller caller, Function<String, Optional<BoardHistory>> created) {
        ScoreSubmission submission = parse(json, id, caller);
        validate(submission, caller, created);
        return submission;
    }

    // Checks that the leaderboard accepts the score, so that the score does not become a dead letter later.
    private Optional<BoardHistory> validate(
            ScoreSubmission submission, Caller caller, Function<String, Optional<BoardHistory>> created) {
        WriteAccess.check(caller, submission.score());
        String board = submission.board();
        if (BoardCatalog.isBuiltIn(board)) {
            Definitions.NONE.accept(board, submission.score().score(), time.instant());
            return Optional.empty();
        }
        BoardHistory history = created.apply(board)
                .orElseThrow(() -> ProblemException.notFound("There is no leaderboard " + Rules.quote(board)
                        + ". Create it with POST /api/v1/leaderboards."));
        WriteAccess.checkPlayers(caller, history.newest());
        checkBounds(submission, history.accept(submission.score().score(), boards.now(history)));
        return Optional.of(history);
    }

    // The other bounds depend on earlier scores of the player, so the fold decides on them.
    private static void checkBounds(ScoreSubmission submission, BoardSeason board) {
        ScoreBounds bounds = board.bounds();
        if (bounds.onViolation() == OnViolation.REJECT) {
            bounds.outside(submission.score().score()).ifPresent(bound -> {
                throw new InvalidEventException(
                        "score",
                        "violates the bound " + bound.label() + " of the leaderboard " + Rules.quote(submission.board())
                                + ", " + (bound == Bound.MIN ? bounds.min() : bounds.max()),
                        "; was " + submission.score().score());
            });
        }
    }

    /**
     * Counts a validated score for the limit of its leaderboard.
     *
     * @throws ProblemException 429 if the player has submitted too many scores
     */
    void limit(ScoreSubmission submission, Optional<BoardHistory> board) {
        board.flatMap(BoardHistory::current).ifPresent(current -> limits.take(current, submission.player()));
    }

    /**
     * The ids in the log of those scores that do not use up the limit of their leaderboard, because they were counted before.
     * Only a score whose sender chose its id or an idempotency key can be sent again.
     *
     * @param boards finds boards that users created
     */
    Set<String> findCounted(
            Collection<ScoreSubmission> submissions,
            WriteOptions options,
            Function<String, Optional<BoardHistory>> boards) {
        return counted.idsOf(submissions.stream()
                .filter(submission -> submission.claim() != null || options.key() != null)
                .filter(submission -> boards.apply(submission.board())
                        .flatMap(BoardHistory::current)
                        .filter(board -> board.submitLimit() != null)
                        .isPresent())
                .map(ScoreSubmission::score)
                .toList());
    }

    /** As {@link #read}, without checking that the board exists. */
    public ScoreSubmission parse(ObjectNode json, String id, Caller caller) {
        return ScoreSubmission.of(json, id, caller, time.instant());
    }

    /** The submissions whose id the caller has already used with a different body. */
    Set<ScoreSubmission> findReused(List<ScoreSubmission> submissions) {
        List<ScoreSubmission> chosen =
                submissions.stream().filter(s -> s.claim() != null).toList();
        return idempotency
                .findReused(chosen.stream().map(ScoreSubmission::claim).toList())
                .stream()
                .mapToObj(chosen::get)
                .collect(Collectors.toSet());
    }

    /**
     * Writes validated scores and returns the response.
     *
     * @param body creates the response body from the players' placements; there are none if the standings do not
     *     contain the scores yet
     */
    <T> CompletableFuture<ResponseEntity<T>> write(
            List<ScoreSubmission> submissions,
            WriteOptions options,
            Function<Map<ScoreSubmission, Placement>, T> body) {
        return writes.write(submissions.stream().map(ScoreSubmission::event).toList(), options.waits())
                .thenApply(written -> respond(submissions, written, options, body));
    }

    private <T> ResponseEntity<T> respond(
            List<ScoreSubmission> submissions,
            WriteResult written,
            WriteOptions options,
            Function<Map<ScoreSubmission, Placement>, T> body) {
        if (!written.isContained()) {
            return options.toResponse(false, body.apply(Map.of()));
        }
        Map<ScoreSubmission, Placement> answered = new HashMap<>();
        Map<ScoreSubmission, Violation> quarantined = new HashMap<>();
        for (int i = 0; i < submissions.size(); i++) {
            Placement refusal = Placement.refusal(written, i);
            Violation violation = written.violation(i);
            if (refusal != null) {
                answered.put(submissions.get(i), refusal);
            } else if (violation != null && violation.action() == OnViolation.QUARANTINE) {
                quarantined.put(submissions.get(i), violation);
            }
        }
        Map<ScoreSubmission, Placement> read = places.findAll(submissions.stream()
                .filter(score -> !answered.containsKey(score))
                .toList());
        // A player may write a board that they may not read.
        read.forEach((score, place) ->
                answered.put(score, access.isReadable(options.caller(), score.board()) ? place : place.hidden()));
        quarantined.forEach((score, violation) -> answered.put(
                score, answered.getOrDefault(score, Placement.UNKNOWN).quarantined(violation)));
        // Without all placements the scores are accepted: the standings may have lost their newest writes.
        return options.toResponse(answered.keySet().containsAll(submissions), body.apply(answered));
    }
}
