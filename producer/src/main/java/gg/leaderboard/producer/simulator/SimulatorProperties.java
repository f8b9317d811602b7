package gg.leaderboard.producer.simulator;

import gg.leaderboard.producer.UsageException;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the {@code simulator} source.
 *
 * @param players number of players; the first play more than the last
 * @param games number of games
 * @param seed seed of the events; the same seed makes the same events except for ids and times. Random if not given
 * @param count number of events after which the source ends; none if not given
 * @param duration time after which the source ends; none if not given
 * @param duplicates share of events that are sent again, 0 to 1
 * @param malformed share of events that break a rule on purpose, 0 to 1
 */
@Validated
@ConfigurationProperties("leaderboard.producer.simulator")
record SimulatorProperties(
        @DefaultValue("10") @Min(1) @Max(1_000_000) int players,
        @DefaultValue("3") @Min(1) @Max(1_000) int games,
        @Nullable Long seed,
        @Nullable @Positive Long count,
        @Nullable Duration duration,
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double duplicates,
        @DefaultValue("0") @DecimalMin("0") @DecimalMax("1") double malformed) {

    SimulatorProperties {
        if (duration != null && (duration.isNegative() || duration.isZero())) {
            throw new UsageException("--duration must be positive; was " + duration);
        }
        // Negated, so that it also rejects NaN, which no annotation does.
        if (!(duplicates + malformed <= 1)) {
            throw new UsageException("--duplicates and --malformed must be shares, together at most 1; were "
                    + duplicates + " and " + malformed);
        }
    }
}
