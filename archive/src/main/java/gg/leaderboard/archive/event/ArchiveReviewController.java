package gg.leaderboard.archive.event;

import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.Envelope;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.Review;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/reviews")
class ArchiveReviewController {

    private static final Set<String> STATUSES = Set.of(Review.OPEN, "accepted", "rejected");
    private static final int MOST = 1000;

    private final Schema schema;
    private final ReviewTable reviews;

    ArchiveReviewController(Schema schema, ReviewTable reviews) {
        this.schema = schema;
        this.reviews = reviews;
    }

    @GetMapping
    Envelope<List<Review>> list(
            @RequestParam(defaultValue = Review.OPEN) String status,
            @RequestParam(name = "leaderboard_id", required = false) @Nullable String board,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String cursor) {
        if (!STATUSES.contains(status)) {
            throw ProblemException.badParameter(
                    "status", "status must be open, accepted or rejected; was " + Rules.quote(status) + ".");
        }
        if (limit < 1) {
            throw ProblemException.badParameter("limit", "limit must be a whole number from 1; was " + limit + ".");
        }
        schema.migrate();
        ReviewTable.Page page = reviews.page(status, board, cursor, Math.min(limit, MOST));
        return Envelope.of(page.reviews(), page.next());
    }

    @GetMapping("/{eventId}")
    Envelope<Review> review(@PathVariable String eventId) {
        schema.migrate();
        return Envelope.of(reviews.find(eventId)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no score to review with the event_id " + Rules.quote(eventId) + ".")));
    }
}
