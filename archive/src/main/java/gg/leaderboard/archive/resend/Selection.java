package gg.leaderboard.archive.resend;

import gg.leaderboard.archive.deadletter.LetterCursor;
import gg.leaderboard.archive.deadletter.LetterFilter;
import gg.leaderboard.archive.deadletter.LetterStatus;
import gg.leaderboard.archive.problem.Problem;
import gg.leaderboard.archive.web.Parameters;
import gg.leaderboard.events.Rules;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which letters are asked for, as the address says it.
 *
 * @param limit how many of them at most; taken as {@link Parameters#MOST} where it is larger
 * @param cursor the {@code next} of the page before
 */
record Selection(
        @Nullable String reason,
        @Nullable String player,
        @Nullable String status,
        @Nullable String q,
        @Nullable String from,
        @Nullable String to,
        @Nullable String cursor,
        @Nullable String limit) {

    private static final String USUAL = "50";
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws Problem 400 that names the parameter at fault */
    LetterFilter filter() {
        return new LetterFilter(
                text("reason", reason),
                text("player", player),
                statusOf(text("status", status)),
                text("q", q),
                time("from", from),
                time("to", to));
    }

    /** As {@link #filter}; those that are open if the address says nothing else. */
    LetterFilter openFilter() {
        return new Selection(
                        reason, player, status == null ? LetterStatus.OPEN.label() : status, q, from, to, null, null)
                .filter();
    }

    /** Null for the first page. */
    @Nullable LetterCursor after() {
        return cursor == null
                ? null
                : LetterCursor.of(cursor)
                        .orElseThrow(() -> Problem.badRequest("cursor", "must be the next of an earlier answer"));
    }

    int most() {
        return Parameters.limit(limit == null ? USUAL : limit, 1);
    }

    private static @Nullable String text(String parameter, @Nullable String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw Problem.badRequest(parameter, "may not hold the character U+0000");
        }
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable LetterStatus statusOf(@Nullable String label) {
        if (label == null) {
            return null;
        }
        return Arrays.stream(LetterStatus.values())
                .filter(status -> status.label().equals(label))
                .findFirst()
                .orElseThrow(() -> Problem.badRequest(
                        "status",
                        "must be one of "
                                + Arrays.toString(LetterStatus.values()).toLowerCase(Locale.ROOT) + "; was "
                                + Rules.quote(label)));
    }

    private static @Nullable Instant time(String parameter, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // As for a time that no letter has.
        }
        throw Problem.badRequest(
                parameter, "must be ISO 8601 with a zone, such as 2026-11-20T12:00:00Z; was " + Rules.quote(text));
    }
}
