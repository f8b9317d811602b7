package gg.leaderboard.archive.deadletter;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param retention how long a dead letter is kept, whatever has become of it */
@ConfigurationProperties("leaderboard.archive.dead-letters")
record DeadLetterProperties(@DefaultValue("90d") Duration retention) {

    DeadLetterProperties {
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.dead-letters.retention must be longer than nothing; was " + retention);
        }
    }
}
