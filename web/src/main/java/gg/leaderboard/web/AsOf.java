package gg.leaderboard.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The freshness of the standings.
 *
 * @param logTime all records that Kafka had confirmed by then are folded, of a mirrored log those of the other region; null until Kafka has reported the end of the log, and after a lost connection to Redis until the progress is read again
 * @param lag number of records not folded yet, as of the last second; null while Kafka is unavailable
 */
public record AsOf(
        @JsonProperty("log_time") @Nullable Instant logTime,
        @Nullable Long lag) {}
