package gg.leaderboard.attack.oracle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses times. A text is ISO 8601 with an offset, with {@code Z}, or with neither, which means UTC. A number counts
 * from 1970, in seconds, or in milliseconds from 10^11 on.
 */
final class PlainTime {

    private static final Pattern USUAL = Pattern.compile(
            "(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?(Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern NEARLY = Pattern.compile("[+-]?\\d+-\\d+-\\d+[Tt ].*");

    private PlainTime() {}

    /**
     * Judges whether {@code value} is a time.
     *
     * @param inRange whether the time is within the allowed range
     */
    static ExpectedVerdict judge(Object value, boolean inRange) {
        if (value instanceof String text
                && moment(text).isEmpty()
                && NEARLY.matcher(text).matches()) {
            return ExpectedVerdict.OPEN; // Parsers of times differ.
        }
        return moment(value).isPresent() && inRange ? ExpectedVerdict.COUNTS : ExpectedVerdict.REFUSED;
    }

    /** Parses a text in a usual format, or a number. */
    static Optional<Instant> moment(Object value) {
        if (value instanceof Number number) {
            double since = number.doubleValue();
            return Optional.of(Instant.ofEpochMilli(Math.round(Math.abs(since) < 1e11 ? 1000 * since : since)));
        }
        return value instanceof String text ? parse(text) : Optional.empty();
    }

    private static Optional<Instant> parse(String text) {
        Matcher part = USUAL.matcher(text);
        if (!part.matches()) {
            return Optional.empty();
        }
        try {
            String fraction = part.group(7) == null ? "0" : part.group(7);
            LocalDateTime local = LocalDateTime.of(
                    number(part, 1),
                    number(part, 2),
                    number(part, 3),
                    number(part, 4),
                    number(part, 5),
                    // Most clocks show the leap second as second 59.
                    text.contains("T23:59:60") ? 59 : number(part, 6),
                    Integer.parseInt((fraction + "00000000").substring(0, 9)));
            String zone = part.group(8);
            return Optional.of(local.toInstant(zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher part, int group) {
        return Integer.parseInt(part.group(group));
    }
}
