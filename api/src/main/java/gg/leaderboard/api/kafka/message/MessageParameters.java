package gg.leaderboard.api.kafka.message;

import gg.leaderboard.api.kafka.message.MessageQuery.Start;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.NumberParameters;
import gg.leaderboard.web.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The parameters of a search in a topic. */
record MessageParameters(
        @Parameter(description = "Where the search begins.")
        @Schema(
                allowableValues = {"newest", "oldest", "offset", "time"},
                defaultValue = "newest")
        @Nullable String start,

        @Parameter(
                description = "The only partition to search.",
                schema = @Schema(type = "integer", format = "int32", minimum = "0"))
        @Nullable String partition,

        @Parameter(
                description = "The first offset, with `start=offset`.",
                schema = @Schema(type = "integer", format = "int64", minimum = "0"))
        @Nullable String offset,

        @Parameter(
                description = "The earliest time, with `start=time`.",
                example = "2026-11-20T20:00:00Z",
                schema = @Schema(type = "string", format = "date-time"))
        @Nullable String time,

        @Parameter(description = "Only messages with exactly this key.", example = "p1") @Nullable String key,

        @Parameter(
                description = "Only messages with this text in key, value or headers, in upper or lower case.",
                example = "first blood")
        @Nullable String text,

        @Parameter(
                description = "Number of messages.",
                schema =
                        @Schema(
                                type = "integer",
                                format = "int32",
                                minimum = "1",
                                maximum = "500",
                                defaultValue = "50"))
        @Nullable String limit,

        @Parameter(description = "`next` or `older` of the previous response.") @Nullable String next) {

    private static final int MOST_MESSAGES = 500;
    private static final int MESSAGES = 50;
    private static final int LONGEST_KEY = 4096;
    private static final int LONGEST_TEXT = 200;

    // An empty parameter is none.
    MessageParameters {
        start = given(start);
        partition = given(partition);
        offset = given(offset);
        time = given(time);
        key = given(key);
        text = given(text);
        limit = given(limit);
        next = given(next);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /** @throws ProblemException 400 naming the invalid parameter */
    MessageQuery query(String topic) {
        Start first = next == null ? begin() : Start.NEWEST;
        return new MessageQuery(
                topic,
                first,
                partition == null ? null : (int) number("partition", partition, 0, Integer.MAX_VALUE),
                first == Start.OFFSET ? number("offset", required("offset", offset), 0, Long.MAX_VALUE) : 0,
                first == Start.TIME ? instant(required("time", time)) : Instant.EPOCH,
                MessageFilter.of(bounded("key", key, LONGEST_KEY), bounded("text", text, LONGEST_TEXT)),
                limit == null ? MESSAGES : (int) number("limit", limit, 1, MOST_MESSAGES),
                next == null ? null : Positions.read(next));
    }

    private Start begin() {
        return start == null
                ? Start.NEWEST
                : Arrays.stream(Start.values())
                        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(start))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.badParameter(
                                "start",
                                "start must be newest, oldest, offset or time; was " + Rules.quote(start) + "."));
    }

    private static long number(String parameter, String text, long min, long max) {
        return NumberParameters.parse(parameter, text, min, max);
    }

    private static String required(String parameter, @Nullable String text) {
        if (text == null) {
            throw ProblemException.badParameter(
                    parameter, parameter + " is missing. It is needed with start=" + parameter + ".");
        }
        return text;
    }

    private static Instant instant(String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(Instant.EPOCH)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        throw ProblemException.badParameter(
                "time",
                "time must be an instant from 1970, such as 2026-11-20T20:00:00Z; was " + Rules.quote(text) + ".");
    }

    private static @Nullable String bounded(String parameter, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            throw ProblemException.badParameter(
                    parameter, parameter + " must have at most " + longest + " characters; has " + text.length() + ".");
        }
        return text;
    }
}
