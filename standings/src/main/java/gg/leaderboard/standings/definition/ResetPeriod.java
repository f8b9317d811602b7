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
 * When a board begins a new season by itself: never, by the calendar, or by a CRON expression of five fields. As with
 * cron(8), a time of day that the clock repeats counts once and one that it skips counts when the clock goes on, unless the
 * hour begins with {@code *}: then real time counts. Where day of month and day of week are both given, either will do.
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
     * Reads {@code never}, {@code hourly}, {@code daily}, {@code weekly}, {@code monthly} or a CRON expression.
     *
     * @throws InvalidEventException for anything else, and for an expression that never comes true
     */
    public static ResetPeriod parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidEventException(
                    FIELD, "must have at most " + MAX_LENGTH + " characters; had " + text.length());
        }
        return text.equals(NEVER.text) ? NEVER : cron(text, CALENDAR.getOrDefault(text, text));
    }

    private static ResetPeriod cron(String text, String expression) {
        String[] fields = expression.strip().split("\\s+");
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
                throw new InvalidEventException(FIELD, "never comes true; was " + Rules.quote(text));
            }
            boolean everyDay = List.of(fields[2], fields[3], fields[4]).equals(List.of("*", "*", "*"));
            return new ResetPeriod(text, expressions, fields[0], fields[1], everyDay);
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(
                    FIELD, "is not a CRON expression: " + e.getMessage() + "; was " + Rules.quote(text));
        }
    }

    /** The first reset after {@code time}, by the clock of {@code zone}; empty if there is none. */
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
            // From a little earlier on: where the clock was set back, a moment's own time of day comes again.
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

    /** Whether it does not depend on the date. */
    boolean isEveryDay() {
        return everyDay;
    }

    /** For how long after a change of the clock resets may come otherwise than by the clock alone. */
    Duration afterShift() {
        return byRealTime ? Duration.ZERO : LONGEST_SHIFT;
    }

    /** How many resets there are in an hour that has any, where the clock is not changed. */
    int perHour() {
        return count("0 " + minutes + " * * * *", ChronoUnit.HOURS);
    }

    /** How many resets there are on a day that has any, where the clock is not changed. */
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

    /** How long a season stays readable after it has ended or was last written. */
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

    /** As in JSON. */
    @Override
    public String toString() {
        return text;
    }
}
