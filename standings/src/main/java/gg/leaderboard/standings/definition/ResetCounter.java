package gg.leaderboard.standings.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * Counts the resets of a board without a list of them, because a board may have one every minute. All days with resets
 * have the same number of resets. Whole days and hours are therefore counted in one step, except where the clock changes.
 */
final class ResetCounter {

    private final ResetPeriod period;
    private final ZoneId zone;
    private int perHour;
    private int perDay;

    ResetCounter(ResetPeriod period, ZoneId zone) {
        this.period = period;
        this.zone = zone;
    }

    /** The number of resets after {@code after}, up to and including {@code upTo}. */
    long count(Instant after, Instant upTo) {
        return walk(after, upTo, Long.MAX_VALUE).count;
    }

    /** The n-th reset after {@code after}, from 1. It must exist. */
    Instant numbered(Instant after, long number) {
        return walk(after, Instant.MAX, number).last;
    }

    private Walk walk(Instant after, Instant upTo, long most) {
        Walk walk = new Walk(after, upTo, most);
        while (walk.count < most) {
            Instant next = period.next(walk.last, zone).orElse(null);
            if (next == null || next.isAfter(upTo)) {
                break;
            }
            ZonedDateTime local = next.atZone(zone);
            long days = plainDays(local.toLocalDate());
            if (!walk.skip(local, ChronoUnit.DAYS, days, perDay())
                    && !walk.skip(local, ChronoUnit.HOURS, days > 0 || isPlainHour(local) ? 1 : 0, perHour())) {
                walk.count++;
                walk.last = next;
            }
        }
        return walk;
    }

    // The number of days from this one on with the same number of resets. It is 0 if the clock changes on this day.
    // Otherwise it is 1, or all days up to the next clock change.
    private long plainDays(LocalDate day) {
        ZoneOffsetTransition change = changeAfter(day.atStartOfDay(zone));
        LocalDate dayOfChange = change == null
                ? LocalDate.MAX
                : change.getInstant().minusNanos(1).atZone(zone).toLocalDate();
        long days = Math.max(0, ChronoUnit.DAYS.between(day, dayOfChange));
        return period.isEveryDay() ? days : Math.min(1, days);
    }

    private boolean isPlainHour(ZonedDateTime time) {
        ZonedDateTime start = time.truncatedTo(ChronoUnit.HOURS);
        ZoneOffsetTransition change = changeAfter(start);
        return change == null || change.getInstant().isAfter(start.toInstant().plus(1, ChronoUnit.HOURS));
    }

    // The first clock change after this time that affects resets.
    private @Nullable ZoneOffsetTransition changeAfter(ZonedDateTime time) {
        Instant from = time.toInstant().minus(period.afterShift()).minusNanos(1);
        return zone.getRules().nextTransition(from);
    }

    private int perHour() {
        perHour = perHour == 0 ? period.perHour() : perHour;
        return perHour;
    }

    private int perDay() {
        perDay = perDay == 0 ? period.perDay() : perDay;
        return perDay;
    }

    private static final class Walk {

        private final Instant upTo;
        private final long most;
        private Instant last;
        private long count;

        Walk(Instant after, Instant upTo, long most) {
            this.last = after;
            this.upTo = upTo;
            this.most = most;
        }

        // Skips at most that many whole days or hours after a reset. It stops before the end of the range, and before
        // the last reset of the search.
        boolean skip(ZonedDateTime reset, ChronoUnit unit, long units, int resets) {
            ZonedDateTime start = reset.truncatedTo(unit);
            if (!last.isBefore(start.toInstant())) {
                return false;
            }
            long ahead = upTo.equals(Instant.MAX) ? units : start.toInstant().until(upTo.plusNanos(1), unit);
            long skipped = Math.min(Math.min(units, ahead), (most - count - 1) / resets);
            if (skipped < 1) {
                return false;
            }
            count += skipped * resets;
            last = start.plus(skipped, unit).toInstant().minusNanos(1);
            return true;
        }
    }
}
