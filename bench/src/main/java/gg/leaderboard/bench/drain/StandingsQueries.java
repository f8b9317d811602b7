package gg.leaderboard.bench.drain;

import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.window.Period;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads the standings directly from Redis, without the product's readers. */
record StandingsQueries(Redis redis, Keys keys) {

    /** Returns whether a processor has been assigned a partition. It then checks the layout of the standings. */
    boolean hasStarted() {
        return redis.commands().exists(Keys.LAYOUT) == 1;
    }

    /** Returns whether every shard has applied the last record of every partition. */
    boolean hasApplied(Map<TopicPartition, Long> ends, String topicId) {
        return keys.shards().all().allMatch(shard -> {
            Map<String, String> progress = redis.commands().hgetall(keys.progress(shard));
            return ends.entrySet().stream()
                    .allMatch(end -> end.getValue()
                            <= 1
                                    + Long.parseLong(progress.getOrDefault(
                                            new LogPartition(
                                                            topicId,
                                                            end.getKey().partition())
                                                    .field(),
                                            "-1")));
        });
    }

    /** Returns the number of counted events. */
    long events() {
        return keys.shards()
                .all()
                .mapToObj(shard -> redis.commands().hget(keys.totals(shard), "events"))
                .mapToLong(events -> events == null ? 0 : Long.parseLong(events))
                .sum();
    }

    /** Returns the sum of the scores of all players on the global board. */
    long points() {
        return redis.commands().zrangeWithScores(keys.board(BuiltInBoards.GLOBAL, Period.ALL_TIME), 0, -1).stream()
                .mapToLong(entry -> (long) entry.getScore())
                .sum();
    }
}
