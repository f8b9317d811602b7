package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.BoardPeriod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the standings keep a {@link BoardPeriod}.
 *
 * @param end when it may be forgotten; null for never
 * @param ended whether it was written after that, so that what the standings have of it may be all or only the rest
 */
public record PeriodLifetime(@Nullable Instant end, boolean ended) {

    /** After a write. */
    static PeriodLifetime of(@Nullable PeriodLifetime before, Instant logTime, @Nullable Instant end) {
        if (before == null) {
            return new PeriodLifetime(end, false);
        }
        boolean ended = before.expiredBy(logTime);
        return new PeriodLifetime(before.end == null || end == null || end.isAfter(before.end) ? end : before.end, ended);
    }

    /** Whether the standings may have forgotten it by {@code time}. */
    public boolean expiredBy(Instant time) {
        return ended || (end != null && !end.isAfter(time));
    }
}
