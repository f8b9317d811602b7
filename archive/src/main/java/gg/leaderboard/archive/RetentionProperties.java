package gg.leaderboard.archive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this archive drops expired data
 * @param events minimum time that events are kept, from the end of their day, at least 1 day; null for no limit
 * @param deadLetters how long a dead letter is kept, in any status; greater than 0
 * @param checkInterval interval between two runs
 */
@ConfigurationProperties("leaderboard.archive.retention")
record RetentionProperties(
        @DefaultValue("true") boolean enabled,
        @Nullable Duration events,
        @DefaultValue("90d") Duration deadLetters,
        @DefaultValue("1h") Duration checkInterval) {

    RetentionProperties {
        if (events != null && events.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.retention.events must be at least 1d; was " + events);
        }
        if (deadLetters.isNegative() || deadLetters.isZero()) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.retention.dead-letters must be greater than 0; was " + deadLetters);
        }
    }
}
