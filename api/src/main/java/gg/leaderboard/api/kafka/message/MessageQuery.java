package gg.leaderboard.api.kafka.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param start where it begins, unless it continues another one
 * @param partition the only one to search; null for all
 * @param offset of {@link Start#OFFSET}
 * @param time of {@link Start#TIME}
 * @param limit most messages of a page
 * @param continued where it continues; null for the first page
 */
record MessageQuery(
        String topic,
        Start start,
        @Nullable Integer partition,
        long offset,
        Instant time,
        MessageFilter filter,
        int limit,
        @Nullable Positions continued) {

    /** Where a search begins. */
    enum Start {
        NEWEST,
        OLDEST,
        OFFSET,
        TIME
    }

    boolean isBackward() {
        return continued == null ? start == Start.NEWEST : continued.older();
    }
}
