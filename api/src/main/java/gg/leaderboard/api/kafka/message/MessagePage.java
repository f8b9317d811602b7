package gg.leaderboard.api.kafka.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The response to a search.
 *
 * @param data by time, then by offset
 */
record MessagePage(boolean success, List<Message> data, Meta meta) {

    MessagePage(List<Message> data, Meta meta) {
        this(true, data, meta);
    }

    /**
     * What was searched.
     *
     * @param scanned number of records that were read
     * @param complete whether nothing is left in the direction of the search
     * @param next continues at later offsets; null in a response to {@code older}
     * @param older continues at earlier offsets; null if there are none, or if the search did not begin at the newest
     */
    record Meta(
            int scanned,
            boolean complete,
            @Nullable String next,
            @Nullable String older) {}
}
