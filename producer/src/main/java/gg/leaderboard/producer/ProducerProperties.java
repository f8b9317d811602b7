package gg.leaderboard.producer;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is sent, and how fast.
 *
 * @param source {@code simulator}, {@code scores}, {@code log} or {@code ndjson}
 * @param rate events a second, fractions allowed; if it is not given 5 for the simulator, 100 for scores, no limit for
 *     files
 */
@Validated
@ConfigurationProperties("leaderboard.producer")
public record ProducerProperties(
        @DefaultValue("simulator") String source,
        @Nullable @Positive @DecimalMax("1000000") Double rate) {}
