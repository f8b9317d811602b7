package gg.leaderboard.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fresh the standings are.
 *
 * @param logTime every record that Kafka had by then is folded; null until Kafka has told how far its log reaches
 * @param lag how many records of the log are not folded yet, as of the last second; null while Kafka is away
 */
public record AsOf(
        @JsonProperty("log_time") @Nullable Instant logTime,
        @Nullable Long lag) {}
