package gg.leaderboard.archive.checkpoint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the standings keep a {@link Part}.
 *
 * @param end when it may be forgotten; null for never
 * @param ended whether it was written after that, so that what the standings have of it may be all or only the rest
 */
public record PartLifetime(@Nullable Instant end, boolean ended) {

    /** After a write. */
    static PartLifetime of(@Nullable PartLifetime before, Instant logTime, @Nullable Instant end) {
        if (before == null) {
            return new PartLifetime(end, false);
        }
        boolean ended = before.expiredBy(logTime);
        return new PartLifetime(before.end == null || end == null || end.isAfter(before.end) ? end : before.end, ended);
    }

    /** Whether the standings may have forgotten it by {@code time}. */
    public boolean expiredBy(Instant time) {
        return ended || (end != null && !end.isAfter(time));
    }
}
