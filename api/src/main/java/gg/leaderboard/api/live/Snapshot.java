package gg.leaderboard.api.live;

import java.time.Instant;

/** What a view shows at one moment. Two are equal if a client would see no difference. */
interface Snapshot {

    /** What clients are sent: an object for JSON. */
    LiveMessage message(Instant readAt);
}
