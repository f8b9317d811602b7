package gg.leaderboard.archive;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether anything is dropped here
 * @param events how long events are kept at least, counted from the end of their day; for ever unless given, otherwise at
 *     least a day
 * @param deadLetters how long a dead letter is kept, whatever has become of it
 * @param checkInterval how often it is looked for what is kept no longer
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
                    "leaderboard.archive.retention.dead-letters must be longer than nothing; was " + deadLetters);
        }
    }
}
