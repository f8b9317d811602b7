package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.redis.Keys;
import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.springframework.data.redis.core.RedisOperations;

/** Breaks the architecture rules of a fold. */
public final class OffendingFold {

    public long fold(Clock clock, RedisOperations<String, String> redis, TopicPartition partition, Keys keys) {
        redis.delete(partition.topic() + keys);
        return clock.millis() + Instant.now().toEpochMilli() + System.currentTimeMillis();
    }
}
