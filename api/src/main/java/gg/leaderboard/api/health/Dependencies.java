package gg.leaderboard.api.health;

import gg.leaderboard.api.health.Dependency.Check;
import gg.leaderboard.api.health.Dependency.State;
import gg.leaderboard.api.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Redis and Kafka, each looked at once a second. So it costs the same however often anybody asks, and those who need an
 * absent server are told so at once rather than after a timeout.
 */
public final class Dependencies {

    static final String REDIS = "redis";

    private final Dependency redis;
    private final Dependency kafka;

    Dependencies(Check redis, Check kafka) {
        this.redis = new Dependency(REDIS, redis);
        this.kafka = new Dependency("kafka", kafka);
    }

    void lookAtRedis() {
        redis.look();
    }

    void lookAtKafka() {
        kafka.look();
    }

    private Stream<Dependency> all() {
        return Stream.of(redis, kafka);
    }

    /**
     * Returns unless Redis is known to be away.
     *
     * @throws ProblemException if it is
     */
    public void requireRedis() {
        if (isRedisAway()) {
            throw ProblemException.redisAway();
        }
    }

    /** Whether Redis is known to be away. */
    public boolean isRedisAway() {
        return redis.is(State.AWAY);
    }

    /** Whether Kafka is known to be away. */
    public boolean isKafkaAway() {
        return kafka.is(State.AWAY);
    }

    /** Those that have not answered, by name; also those that have not been asked yet. */
    List<String> away() {
        return all().filter(d -> !d.is(State.UP)).map(Dependency::name).toList();
    }
}
