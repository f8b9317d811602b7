package gg.leaderboard.archive.event;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreRejected;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.archive.Review;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Scores that violate bounds, and the decisions of moderators on them. */
@Component
class ReviewTable {

    private static final String READ = "SELECT " + ArchivedRecord.COLUMNS
            + ", decision, decision_reason, decided_at FROM events LEFT JOIN review_decisions ON review_of = id AND logged_at = ingested_at"
            + " WHERE action IN ('quarantine', 'flag') AND " + ArchivedRecord.COUNTS;

    private final JdbcTemplate jdbc;

    ReviewTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores the decision of a counted event; the first one remains. */
    void add(GameEvent event, Instant logTime) {
        if (event instanceof ScoreAccepted accepted) {
            add(accepted.reviewOf(), accepted.loggedAt(), "accepted", accepted.reason(), logTime);
        } else if (event instanceof ScoreRejected rejected) {
            add(rejected.reviewOf(), rejected.loggedAt(), "rejected", rejected.reason(), logTime);
        }
    }

    private void add(String reviewOf, Instant loggedAt, String decision, @Nullable String reason, Instant decidedAt) {
        jdbc.update(
                "INSERT INTO review_decisions VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                EventId.of(reviewOf).uuid(),
                Timestamp.from(loggedAt),
                decision,
                reason,
                Timestamp.from(decidedAt));
    }

    /** The review of an event; empty if its score does not need one. */
    Optional<Review> find(String eventId) {
        return jdbc
                .query(
                        READ + " AND id = ? ORDER BY ingested_at DESC LIMIT 1",
                        ReviewTable::review,
                        EventId.of(eventId).uuid())
                .stream()
                .map(Row::review)
                .findFirst();
    }

    /**
     * The oldest reviews first.
     *
     * @param status open, accepted or rejected
     * @param board null for all boards
     * @param cursor of the page before; empty for the first page
     * @throws ProblemException 400 for an invalid cursor
     */
    Page page(String status, @Nullable String board, String cursor, int limit) {
        StringBuilder sql = new StringBuilder(READ);
        List<Object> arguments = new ArrayList<>();
        sql.append(status.equals(Review.OPEN) ? " AND decision IS NULL" : " AND decision = ?");
        if (!status.equals(Review.OPEN)) {
            arguments.add(status);
        }
        if (board != null) {
            sql.append(" AND board = ?");
            arguments.add(board);
        }
        if (!cursor.isEmpty()) {
            sql.append(" AND (ingested_at, topic_id, partition, \"offset\") > (?, ?, ?, ?)");
            arguments.addAll(parse(cursor));
        }
        sql.append(" ORDER BY ingested_at, topic_id, partition, \"offset\" LIMIT ?");
        arguments.add(limit + 1);
        List<Row> rows = jdbc.query(sql.toString(), ReviewTable::review, arguments.toArray());
        List<Row> page = rows.subList(0, Math.min(limit, rows.size()));
        return new Page(
                page.stream().map(Row::review).toList(),
                rows.size() > limit ? page.get(limit - 1).cursor() : null);
    }

    private static List<Object> parse(String cursor) {
        try {
            int first = cursor.indexOf(':');
            int last = cursor.lastIndexOf(':');
            LogPartition partition = LogPartition.parse(cursor.substring(first + 1, last));
            Instant logTime = Instant.ofEpochMilli(Long.parseLong(cursor.substring(0, first)));
            return List.of(
                    // PostgreSQL does not know all times that Java knows.
                    Timestamp.from(Rules.end("cursor", logTime)),
                    partition.topicId(),
                    partition.partition(),
                    Long.parseLong(cursor.substring(last + 1)));
        } catch (RuntimeException e) {
            throw ProblemException.badParameter("cursor", "cursor must be next of the previous page.");
        }
    }

    private static Row review(ResultSet row, int number) throws SQLException {
        ArchivedRecord record = ArchivedRecord.of(row);
        ScoreSubmitted event = (ScoreSubmitted) record.event();
        Violation violation = Objects.requireNonNull(record.violation());
        String decision = row.getString("decision");
        Timestamp decidedAt = row.getTimestamp("decided_at");
        Review review = new Review(
                event.eventId(),
                event.playerId(),
                event.leaderboardId(),
                event.score(),
                violation.bound().label(),
                violation.action().label(),
                event.timestamp(),
                record.logTime(),
                decision == null ? Review.OPEN : decision,
                row.getString("decision_reason"),
                decidedAt == null ? null : decidedAt.toInstant());
        String cursor =
                record.logTime().toEpochMilli() + ":" + record.partition().recordId(record.offset());
        return new Row(review, cursor);
    }

    private record Row(Review review, String cursor) {}

    /**
     * A page of reviews.
     *
     * @param next cursor of the next page; null on the last
     */
    record Page(List<Review> reviews, @Nullable String next) {}
}
