package gg.leaderboard.archive.deadletter.admin;

import gg.leaderboard.archive.deadletter.DeadLetterCursor;
import gg.leaderboard.archive.deadletter.DeadLetterFilter;
import gg.leaderboard.archive.deadletter.DeadLetterStatus;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.NumberParameters;
import gg.leaderboard.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters that select dead letters.
 *
 * @param limit maximum number, default 50; values over {@link NumberParameters#MAX_ENTRIES} are reduced to it
 * @param cursor the {@code next} of the previous page
 */
record DeadLetterQueryParameters(
        @Nullable String reason,
        @Nullable String player,
        @Nullable String status,
        @Nullable String q,
        @Nullable String from,
        @Nullable String to,
        @Nullable String cursor,
        @Nullable String limit) {

    private static final String DEFAULT_LIMIT = "50";
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** @throws ProblemException 400 that names the parameter at fault */
    DeadLetterFilter filter() {
        return new DeadLetterFilter(
                text("reason", reason),
                text("player", player),
                statusOf(text("status", status)),
                text("q", q),
                time("from", from),
                time("to", to));
    }

    /** As {@link #filter}, with the status open by default. */
    DeadLetterFilter openFilter() {
        return new DeadLetterQueryParameters(
                        reason,
                        player,
                        status == null ? DeadLetterStatus.OPEN.label() : status,
                        q,
                        from,
                        to,
                        null,
                        null)
                .filter();
    }

    /** Null for the first page. */
    @Nullable DeadLetterCursor after() {
        return cursor == null
                ? null
                : DeadLetterCursor.of(cursor)
                        .orElseThrow(() -> ProblemException.badParameter(
                                "cursor", "cursor must be the next of an earlier response."));
    }

    int pageSize() {
        return (int)
                NumberParameters.parse("limit", limit == null ? DEFAULT_LIMIT : limit, 1, NumberParameters.MAX_ENTRIES);
    }

    private static @Nullable String text(String parameter, @Nullable String value) {
        if (value != null && value.indexOf('\0') >= 0) {
            throw ProblemException.badParameter(parameter, parameter + " must not contain the character U+0000.");
        }
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable DeadLetterStatus statusOf(@Nullable String label) {
        if (label == null) {
            return null;
        }
        return Arrays.stream(DeadLetterStatus.values())
                .filter(status -> status.label().equals(label))
                .findFirst()
                .orElseThrow(() -> ProblemException.badParameter(
                        "status",
                        "status must be one of "
                                + Arrays.toString(DeadLetterStatus.values()).toLowerCase(Locale.ROOT) + "; was "
                                + Rules.quote(label) + "."));
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
            // Reported below.
        }
        throw ProblemException.badParameter(
                parameter,
                parameter + " must be ISO 8601 with a zone, such as 2026-11-20T12:00:00Z; was " + Rules.quote(text)
                        + ".");
    }
}
