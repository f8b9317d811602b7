package gg.leaderboard.api.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a view shows at one moment. */
interface LiveSnapshot {

    /**
     * What clients are sent: an object for JSON.
     *
     * @param before what was shown until now; null for the first time
     */
    LiveMessage message(Instant readAt, @Nullable LiveSnapshot before);

    /** Whether the message says what has changed, which is no news to those who come later. */
    default boolean includesChanges() {
        return false;
    }

    /** Whether a client would see no difference. */
    default boolean showsSameAs(@Nullable LiveSnapshot same) {
        return equals(same);
    }
}
