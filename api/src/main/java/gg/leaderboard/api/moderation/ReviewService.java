package gg.leaderboard.api.moderation;

import gg.leaderboard.api.archive.ArchiveClient;
import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.event.WriteOptions;
import gg.leaderboard.api.web.Success;
import gg.leaderboard.api.web.Success.Status;
import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreRejected;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.Review;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Writes moderators' decisions on scores that violate bounds. The archive lists these scores. */
@Component
class ReviewService {

    static final String PATH = "/api/v1/reviews";

    private final ArchiveClient archive;
    private final ModerationService moderation;
    private final InstantSource time;

    ReviewService(ArchiveClient archive, ModerationService moderation, InstantSource time) {
        this.archive = archive;
        this.moderation = moderation;
        this.time = time;
    }

    /** @throws ProblemException 404 if there is no such review or its leaderboard is deleted, 409 if it is decided */
    CompletableFuture<ResponseEntity<Success<Status>>> accept(
            String eventId, InputStream body, WriteOptions options, Actor actor) {
        Review review = find(eventId);
        if (review.isQuarantined()) {
            moderation.require(review.leaderboardId());
        }
        GameEvent event = new ScoreAccepted(
                info(review),
                review.leaderboardId(),
                review.isQuarantined() ? (Long) review.score() : null,
                eventId,
                review.timestamp(),
                review.logTime(),
                null);
        return decide(review, event, body, Decision.ACCEPTED, options, actor);
    }

    /** @throws ProblemException as for {@link #accept} */
    CompletableFuture<ResponseEntity<Success<Status>>> reject(
            String eventId, InputStream body, WriteOptions options, Actor actor) {
        Review review = find(eventId);
        GameEvent event = new ScoreRejected(info(review), review.leaderboardId(), eventId, review.logTime(), null);
        return decide(review, event, body, Decision.REJECTED, options, actor);
    }

    private Review find(String eventId) {
        return archive.data(HttpMethod.GET, PATH + "/{id}", ArchiveClient.NO_BODY, Review.class, eventId);
    }

    private CompletableFuture<ResponseEntity<Success<Status>>> decide(
            Review review, GameEvent event, InputStream body, Decision decision, WriteOptions options, Actor actor) {
        if (review.status().equals(decision.status) && options.key() != null) {
            // The retry of a decision whose response was lost.
            return CompletableFuture.completedFuture(options.toResponse(true, Success.status(decision.status)));
        }
        if (review.isDecided()) {
            throw ProblemException.conflict(
                    "The score of the event " + Rules.quote(review.eventId()) + " is " + review.status() + " already.");
        }
        if (moderation.isCounted(event)) {
            throw decidedNow(review, options);
        }
        return moderation.decide(event, body, decision.action, decision.status, options, actor);
    }

    // Only the archive knows which decision it was.
    private static ProblemException decidedNow(Review review, WriteOptions options) {
        String detail = "The score of the event " + Rules.quote(review.eventId())
                + " is decided already. The archive has not read the decision yet.";
        return options.key() == null
                ? ProblemException.conflict(detail)
                : ProblemException.unavailable(detail, List.of("archive"));
    }

    // Both decisions have the same id, so the first one in the log counts, and counts once. A later event with the same
    // id is
    // another score.
    private EventInfo info(Review review) {
        String score = "review of\n" + review.eventId() + "\n" + review.logTime();
        String id =
                UUID.nameUUIDFromBytes(score.getBytes(StandardCharsets.UTF_8)).toString();
        return new EventInfo(EventJson.REVIEW_ID + id, time.instant(), review.playerId(), null, null);
    }

    private enum Decision {
        ACCEPTED("accepted", "score.accept"),
        REJECTED("rejected", "score.reject");

        private final String status;
        private final String action;

        Decision(String status, String action) {
            this.status = status;
            this.action = action;
        }
    }
}
