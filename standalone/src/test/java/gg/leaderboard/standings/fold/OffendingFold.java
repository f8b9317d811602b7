package gg.leaderboard.standings.fold;

import java.time.Clock;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.springframework.data.redis.core.RedisOperations;

/** What a fold must not be. */
public final class OffendingFold {

    public long fold(Clock clock, RedisOperations<String, String> redis, TopicPartition partition) {
        redis.delete(partition.topic());
        return clock.millis() + Instant.now().toEpochMilli() + System.currentTimeMillis();
    }
}
