package gg.leaderboard.api.score;

import gg.leaderboard.api.board.BoardFinder;
import gg.leaderboard.api.event.Idempotency;
import gg.leaderboard.api.event.Wish;
import gg.leaderboard.api.event.Writes;
import gg.leaderboard.api.event.Written;
import gg.leaderboard.api.problem.ProblemException;
import gg.leaderboard.api.score.Places.Place;
import gg.leaderboard.standings.definition.BoardHistory;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes scores in. */
@Component
class ScoreService {

    private final SubmissionCheck check;
    private final BoardFinder finder;
    private final Idempotency idempotency;
    private final Writes writes;
    private final Places places;
    private final InstantSource time;

    ScoreService(
            SubmissionCheck check,
            BoardFinder finder,
            Idempotency idempotency,
            Writes writes,
            Places places,
            InstantSource time) {
        this.check = check;
        this.finder = finder;
        this.idempotency = idempotency;
        this.writes = writes;
        this.places = places;
        this.time = time;
    }

    /** Takes one score. */
    CompletableFuture<ResponseEntity<ScoreAccepted>> submit(ObjectNode json, Wish wish) {
        return submit(parse(json, wish.eventId()), wish, finder::find, ScoreAccepted::of);
    }

    /**
     * Takes one score that is well-formed, and answers; with a problem if the leaderboard did not take it after all.
     *
     * @param boards finds those that users have made
     * @param body from the player's place, null while the standings do not contain the score
     */
    <T> CompletableFuture<ResponseEntity<T>> submit(
            Submission submission,
            Wish wish,
            Function<String, Optional<BoardHistory>> boards,
            BiFunction<Submission, @Nullable Place, T> body) {
        check.check(submission, boards, time.instant());
        idempotency.check(wish, submission.sent());
        if (!usedBefore(List.of(submission)).isEmpty()) {
            throw Idempotency.usedBefore("event_id", submission.event().id());
        }
        return write(List.of(submission), wish, places -> body.apply(submission, there(submission, places)));
    }

    private static @Nullable Place there(Submission submission, Map<Submission, Place> places) {
        Place place = places.get(submission);
        if (place != null && !place.there()) {
            ProblemException problem = new ProblemException(HttpStatus.CONFLICT, place.missing(submission))
                    .with("event_id", submission.event().id());
            throw place.letter() == null ? problem : problem.with("dead_letter", place.letter());
        }
        return place;
    }

    /**
     * Reads and checks one score.
     *
     * @param id its event's, unless it gives one
     * @param boards finds those that users have made
     */
    Submission read(ObjectNode json, String id, Function<String, Optional<BoardHistory>> boards) {
        Submission submission = parse(json, id);
        check.check(submission, boards, time.instant());
        return submission;
    }

    /** As {@link #read}, whether or not there is such a board. */
    Submission parse(ObjectNode json, String id) {
        return Submission.of(json, id, time.instant());
    }

    /** Those whose id their callers have used for something else. */
    Set<Submission> usedBefore(List<Submission> submissions) {
        List<Submission> chosen =
                submissions.stream().filter(s -> s.claim() != null).toList();
        return idempotency.used(chosen.stream().map(Submission::claim).toList()).stream()
                .mapToObj(chosen::get)
                .collect(Collectors.toSet());
    }

    /**
     * Writes scores that are checked, and answers.
     *
     * @param body from the places of the players; there are none if the standings do not contain the scores yet
     */
    <T> CompletableFuture<ResponseEntity<T>> write(
            List<Submission> submissions, Wish wish, Function<Map<Submission, Place>, T> body) {
        return writes.write(submissions.stream().map(Submission::event).toList(), wish.waits())
                .thenApply(written -> wish.answer(
                        written.isContained(),
                        body.apply(written.isContained() ? placesOf(submissions, written) : Map.of())));
    }

    private Map<Submission, Place> placesOf(List<Submission> submissions, Written written) {
        Map<Submission, Place> rejected = new HashMap<>();
        for (int i = 0; i < submissions.size(); i++) {
            if (written.isRejected(i)) {
                rejected.put(submissions.get(i), Place.rejected(written.letter(i)));
            }
        }
        Map<Submission, Place> all = places.of(
                submissions.stream().filter(s -> !rejected.containsKey(s)).toList());
        all.putAll(rejected);
        return all;
    }
}
