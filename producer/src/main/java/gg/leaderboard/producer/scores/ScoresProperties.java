package gg.leaderboard.producer.scores;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.producer.UsageException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the {@code scores} source.
 *
 * @param leaderboard id of the board that gets the scores; required for this source
 * @param players number of players
 * @param duration time after which the source ends; none if not given
 * @param initialOnly whether the source ends when every player has one score
 */
@Validated
@ConfigurationProperties("leaderboard.producer.scores")
record ScoresProperties(
        @DefaultValue("") String leaderboard,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int players,
        @Nullable Duration duration,
        @DefaultValue("false") boolean initialOnly) {

    ScoresProperties {
        if (leaderboard.isEmpty()) {
            throw new UsageException("The source scores requires a board, for example --leaderboard=battle-royale");
        }
        try {
            Rules.id("--leaderboard", leaderboard);
        } catch (InvalidEventException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
        if (duration != null && (duration.isNegative() || duration.isZero())) {
            throw new UsageException("--duration must be positive; was " + duration);
        }
    }
}
