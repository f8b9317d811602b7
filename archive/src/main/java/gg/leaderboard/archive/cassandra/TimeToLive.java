package gg.leaderboard.archive.cassandra;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** The time to live of rows. */
final class TimeToLive {

    // Cassandra's maximum time to live.
    private static final long MAX_SECONDS = Duration.ofDays(20 * 365).toSeconds();

    private static final int DAY = (int) Duration.ofDays(1).toSeconds();

    private TimeToLive() {}

    /** As {@link #seconds}, but at least a day. A replay compares the scores of a season that has expired, too. */
    static int ofState(OptionalLong expiresAt, Instant now) {
        int seconds = seconds(expiresAt, now);
        return seconds == 0 ? 0 : Math.max(DAY, seconds);
    }

    /**
     * The seconds until {@code expiresAt}, in milliseconds since 1970. 0 means no expiry. Rows that have expired already live
     * for one second.
     */
    static int seconds(OptionalLong expiresAt, Instant now) {
        return expiresAt.isEmpty()
                ? 0
                : (int) Math.max(
                        1,
                        Math.min(
                                MAX_SECONDS,
                                Duration.between(now, Instant.ofEpochMilli(expiresAt.getAsLong()))
                                        .toSeconds()));
    }
}
