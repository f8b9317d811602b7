package gg.leaderboard.standings.definition;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * The rule by which a board starts new seasons: never, by the calendar, or by a CRON expression of five fields. As in
 * cron(8), a time of day that the clock repeats counts once. A time of day that the clock skips counts when the clock
 * continues. If the hour field starts with {@code *}, real time counts instead. If both day of month and day of week
 * are given, one match is enough.
 */
public final class ResetPeriod {

    public static final ResetPeriod NEVER = new ResetPeriod("never", List.of(), "*", "*", false);

    private static final String FIELD = "reset_period";
    private static final int MAX_LENGTH = 128;
    private static final Map<String, String> CALENDAR = Map.of(
            "hourly", "0 * * * *",
            "daily", "0 0 * * *",
            "weekly", "0 0 * * 1",
            "monthly", "0 0 1 * *");
    private static final Duration LONGEST_SHIFT = Duration.ofHours(3);
    private static final Duration LONGEST_RETENTION = Window.MONTHLY.retention().orElseThrow();

    private final String text;
    private final List<CronExpression> expressions;
    private final String minutes;
    private final String hours;
    private final boolean everyDay;
    private final boolean byRealTime;

    private ResetPeriod(String text, List<CronExpression> expressions, String minutes, String hours, boolean everyDay) {
        this.text = text;
        this.expressions = expressions;
        this.minutes = minutes;
        this.hours = hours;
        this.everyDay = everyDay;
        this.byRealTime = hours.startsWith("*");
    }

    /**
     * Parses {@code never}, {@code hourly}, {@code daily}, {@code weekly}, {@code monthly} or a CRON expression.
     *
     * @throws InvalidEventException for any other text, and for an expression that never matches
     */
    public static ResetPeriod parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidEventException(
                    FIELD, "must have at most " + MAX_LENGTH + " characters; had " + text.length());
        }
        return text.equals(NEVER.text) ? NEVER : cron(text, CALENDAR.getOrDefault(text, text));
    }

    private static ResetPeriod cron(String text, String expression) {
        String[] fields = expression.strip().split("\\s+", -1);
        if (fields.length != 5) {
            throw new InvalidEventException(
                    FIELD,
                    "must be never, hourly, daily, weekly, monthly or a CRON expression of five fields; was "
                            + Rules.quote(text));
        }
        boolean eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        Stream<String> days = eitherDay
                ? Stream.of(fields[2] + " " + fields[3] + " *", "* " + fields[3] + " " + fields[4])
                : Stream.of(fields[2] + " " + fields[3] + " " + fields[4]);
        try {
            List<CronExpression> expressions = days.map(
                            d -> CronExpression.parse("0 " + fields[0] + " " + fields[1] + " " + d))
                    .toList();
            if (expressions.stream().allMatch(e -> e.next(LocalDateTime.of(2000, 1, 1, 0, 0)) == null)) {
                throw new InvalidEventException(FIELD, "never matches; was " + Rules.quote(text));
            }
            boolean everyDay = List.of(fields[2], fields[3], fields[4]).equals(List.of("*", "*", "*"));
            return new ResetPeriod(text, expressions, fields[0], fields[1], everyDay);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(
                    FIELD, "is not a CRON expression: " + e.getMessage() + "; was " + Rules.quote(text));
        }
    }

    /** The first reset after {@code time} in the time zone {@code zone}; empty if there is none. */
    public Optional<Instant> next(Instant time, ZoneId zone) {
        return expressions.stream()
                .map(e -> byRealTime ? inRealTime(e, time, zone) : byTheClock(e, time, zone))
                .filter(Objects::nonNull)
                .min(Instant::compareTo);
    }

    private static @Nullable Instant inRealTime(CronExpression expression, Instant time, ZoneId zone) {
        var next = expression.next(time.atZone(zone));
        return next == null ? null : next.toInstant();
    }

    private static @Nullable Instant byTheClock(CronExpression expression, Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        if (wasSet(zone, time)) {
            // Start a little earlier. After the clock is set back, the time of day of this moment comes again.
            local = local.minus(LONGEST_SHIFT);
        }
        Instant next;
        do {
            local = expression.next(local);
            if (local == null) {
                return null;
            }
            next = local.atZone(zone).toInstant();
        } while (!next.isAfter(time));
        return next;
    }

    /** Whether resets occur every day, independent of the date. */
    boolean isEveryDay() {
        return everyDay;
    }

    /** How long after a clock change resets may differ from those by the clock alone. */
    Duration afterShift() {
        return byRealTime ? Duration.ZERO : LONGEST_SHIFT;
    }

    /** The number of resets in an hour that has any, without a clock change. */
    int perHour() {
        return count("0 " + minutes + " * * * *", ChronoUnit.HOURS);
    }

    /** The number of resets on a day that has any, without a clock change. */
    int perDay() {
        return perHour() * count("0 0 " + hours + " * * *", ChronoUnit.DAYS);
    }

    private static int count(String expression, ChronoUnit unit) {
        CronExpression times = CronExpression.parse(expression);
        LocalDateTime start = LocalDateTime.of(2000, 1, 1, 0, 0);
        int count = 0;
        for (LocalDateTime time = times.next(start.minusNanos(1));
                time != null && time.isBefore(start.plus(1, unit));
                time = times.next(time)) {
            count++;
        }
        return count;
    }

    private static boolean wasSet(ZoneId zone, Instant time) {
        ZoneOffsetTransition last = zone.getRules().previousTransition(time.plusNanos(1));
        return last != null && last.getInstant().isAfter(time.minus(LONGEST_SHIFT));
    }

    /** How long a season stays readable after its end or its last write. */
    public Duration retention() {
        return Window.of(text).flatMap(Window::retention).orElse(LONGEST_RETENTION);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResetPeriod period && period.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The JSON form. */
    @Override
    public String toString() {
        return text;
    }
}
