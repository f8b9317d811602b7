package gg.leaderboard.standings.window;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A calendar period in which a board accumulates scores. Weeks are ISO weeks, which start on Monday. */
public enum Window {
    ALLTIME(null, null),
    HOURLY(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT), Duration.ofDays(2)),
    DAILY(DateTimeFormatter.ISO_LOCAL_DATE, Duration.ofDays(35)),
    WEEKLY(isoWeek(), Duration.ofDays(366)),
    MONTHLY(DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT), Duration.ofDays(3 * 366));

    private final @Nullable DateTimeFormatter periodLabel;
    private final @Nullable Duration retention;

    Window(@Nullable DateTimeFormatter periodLabel, @Nullable Duration retention) {
        this.periodLabel = periodLabel;
        this.retention = retention;
    }

    private static DateTimeFormatter isoWeek() {
        return new DateTimeFormatterBuilder()
                .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
                .appendLiteral("-W")
                .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
                .toFormatter(Locale.ROOT);
    }

    /** How long a period stays readable after its end or its last write; empty if it never expires. */
    public Optional<Duration> retention() {
        return Optional.ofNullable(retention);
    }

    /** The form in keys and URLs: {@code daily}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The window with this label. */
    public static Optional<Window> of(String label) {
        return Arrays.stream(values()).filter(w -> w.label().equals(label)).findFirst();
    }

    /** The period of {@code time} in the time zone {@code zone}. */
    public Period period(Instant time, ZoneId zone) {
        if (periodLabel == null) {
            return Period.ALL_TIME;
        }
        ZonedDateTime start = start(time.atZone(zone));
        return new Period(
                this, periodLabel.format(start), start.toInstant(), next(start).toInstant());
    }

    /** The period with this label in the time zone {@code zone}; empty if the label is not valid. */
    public Optional<Period> period(String label, ZoneId zone) {
        if (this == ALLTIME) {
            return Optional.empty();
        }
        try {
            Period period = period(start(label).atZone(zone).toInstant(), zone);
            // Accept only the canonical form, so that each period has one label.
            return period.label().equals(label) ? Optional.of(period) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private LocalDateTime start(String label) {
        return switch (this) {
            case ALLTIME -> LocalDateTime.MIN;
            case HOURLY -> LocalDateTime.parse(label + ":00");
            case DAILY -> LocalDate.parse(label).atStartOfDay();
            case WEEKLY ->
                LocalDate.parse(label + "-1", DateTimeFormatter.ISO_WEEK_DATE).atStartOfDay();
            case MONTHLY -> YearMonth.parse(label).atDay(1).atStartOfDay();
        };
    }

    private ZonedDateTime start(ZonedDateTime time) {
        return switch (this) {
            case ALLTIME -> time;
            case HOURLY -> time.truncatedTo(ChronoUnit.HOURS);
            case DAILY -> midnight(time);
            case WEEKLY -> midnight(time.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTHLY -> midnight(time.withDayOfMonth(1));
        };
    }

    private ZonedDateTime next(ZonedDateTime start) {
        return switch (this) {
            case ALLTIME -> start;
            case HOURLY -> start.plusHours(1);
            case DAILY -> midnight(start.plusDays(1));
            case WEEKLY -> midnight(start.plusWeeks(1));
            case MONTHLY -> midnight(start.plusMonths(1));
        };
    }

    // Not truncatedTo(DAYS): if the clock skips midnight, the day starts at one o'clock.
    private static ZonedDateTime midnight(ZonedDateTime time) {
        return time.toLocalDate().atStartOfDay(time.getZone());
    }
}
