package gg.leaderboard.api.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The content of a view at one moment. */
interface LiveSnapshot {

    /**
     * Creates the message to clients.
     *
     * @param before the previous content; null for the first message
     */
    LiveMessage message(Instant readAt, @Nullable LiveSnapshot before);

    /** Whether the message contains changes, which later clients must not receive. */
    default boolean includesChanges() {
        return false;
    }

    /** Whether clients would see no difference. */
    default boolean hasSameContentAs(@Nullable LiveSnapshot same) {
        return equals(same);
    }
}
