package gg.leaderboard.producer;

import gg.leaderboard.events.Topics;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The source, the topic and the rate.
 *
 * @param source what produces the events: {@code simulator}, {@code scores}, {@code log} or {@code ndjson}
 * @param rate events a second, fractions allowed. If not given: 5 for the simulator, 100 for scores, no limit for files
 * @param topic topic to write to
 * @param batch most events that wait for Kafka's answer at a time
 * @param metricsPort port that serves the metrics; none if not given, 0 for a free one
 * @param metricsAddress address that the metrics are served on
 */
@Validated
@ConfigurationProperties("leaderboard.producer")
public record ProducerProperties(
        @DefaultValue("simulator") String source,
        @Nullable @Positive @DecimalMax("1000000") Double rate,

        @DefaultValue(Topics.GAME_EVENTS)
        @Pattern(regexp = "(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}", message = "must be a name that Kafka allows")
        String topic,

        @DefaultValue("20000") @Min(1) @Max(1_000_000) int batch,
        @Nullable @Min(0) @Max(65535) Integer metricsPort,
        @DefaultValue("127.0.0.1") InetAddress metricsAddress) {

    public ProducerProperties {
        if (topic.equals(Topics.LEADERBOARDS) || topic.equals(Topics.DEAD_LETTERS)) {
            throw new UsageException("--topic must be one for events or scores; was " + topic);
        }
    }

    boolean isDefaultTopic() {
        return topic.equals(Topics.GAME_EVENTS);
    }
}
