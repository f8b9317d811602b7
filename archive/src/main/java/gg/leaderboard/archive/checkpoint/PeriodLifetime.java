package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.BoardPeriod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the live standings keep a {@link BoardPeriod}.
 *
 * @param end when it may expire; null for never
 * @param ended whether it was written after {@code end}, so that the standings may have only a part of it
 */
public record PeriodLifetime(@Nullable Instant end, boolean ended) {

    /** The lifetime after a write. */
    static PeriodLifetime of(@Nullable PeriodLifetime before, Instant logTime, @Nullable Instant end) {
        if (before == null) {
            return new PeriodLifetime(end, false);
        }
        boolean ended = before.expiredBy(logTime);
        return new PeriodLifetime(
                before.end == null || end == null || end.isAfter(before.end) ? end : before.end, ended);
    }

    /** Whether it may have expired by {@code time}. */
    public boolean expiredBy(Instant time) {
        return ended || (end != null && !end.isAfter(time));
    }
}
