package gg.leaderboard.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parses the timestamps of events: ISO 8601, or a number of seconds or milliseconds since 1970. */
final class EventTime {

    // A time without an offset is UTC, as Python's isoformat() and many game servers write it.
    private static final DateTimeFormatter ISO_8601 = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    // The year 5138 in seconds, 1973 in milliseconds, so real timestamps are unambiguous.
    private static final double FIRST_MILLIS = 1e11;

    private static final int DATE = "2026-11-29".length();

    // A zero stands for any digit.
    private static final String COMMON = "0000-00-00T00:00:00.000000000";
    private static final int SECONDS = COMMON.indexOf('.');

    private EventTime() {}

    /** @throws InvalidEventException naming {@code field} and its value */
    static Instant of(String field, JsonNode value) {
        if (value.isNumber()) {
            return sinceEpoch(value.numberValue().doubleValue());
        }
        if (!value.isString()) {
            throw notATime(field, EventFields.kind(value));
        }
        try {
            return parse(withT(value.stringValue()));
        } catch (DateTimeParseException e) {
            throw notATime(field, Rules.quote(value.stringValue()));
        }
    }

    /** To the millisecond. Values out of range are rejected later, with those of all other times. */
    private static Instant sinceEpoch(double number) {
        return Instant.ofEpochMilli(Math.round(Math.abs(number) < FIRST_MILLIS ? number * 1000 : number));
    }

    // SQL, Python's str() and RFC 3339 write a space between date and time.
    private static String withT(String text) {
        return text.length() > DATE && text.charAt(DATE) == ' '
                ? text.substring(0, DATE) + 'T' + text.substring(DATE + 1)
                : text;
    }

    private static Instant parse(String text) {
        if (text.endsWith("Z")) {
            Instant common = parseCommon(text);
            return common == null ? Instant.parse(text) : common;
        }
        TemporalAccessor time = ISO_8601.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime withOffset
                ? withOffset.toInstant()
                : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
    }

    // Nearly all timestamps have this form. For them a formatter takes a tenth of all the time that a service needs for
    // an
    // event. Returns null for other forms, and for times that do not exist.
    private static @Nullable Instant parseCommon(String text) {
        int end = text.length() - 1;
        if (end < SECONDS || end == SECONDS + 1 || end > COMMON.length()) {
            return null;
        }
        for (int i = 0; i < end; i++) {
            char form = COMMON.charAt(i);
            if (form == '0' ? !isDigit(text.charAt(i)) : text.charAt(i) != form) {
                return null;
            }
        }
        int nanos = 0;
        for (int i = SECONDS + 1; i < COMMON.length(); i++) {
            nanos = 10 * nanos + (i < end ? text.charAt(i) - '0' : 0);
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            nanos)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int number(String text, int start, int end) {
        return Integer.parseInt(text, start, end, 10);
    }

    private static InvalidEventException notATime(String field, String found) {
        return new InvalidEventException(
                field,
                "must be ISO 8601, such as 2026-11-20T12:00:00Z, or seconds or milliseconds since 1970",
                "; was " + found);
    }
}
