package gg.leaderboard.api.health;

import gg.leaderboard.api.health.Dependency.Check;
import gg.leaderboard.api.health.Dependency.State;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The state of Redis and Kafka, checked once a second. The cost does not depend on the number of health requests.
 * Callers that need an unavailable server fail immediately, not after a timeout.
 */
public final class Dependencies {

    static final String REDIS = "redis";

    private final Dependency redis;
    private final Dependency kafka;

    Dependencies(Check redis, Check kafka) {
        this.redis = new Dependency(REDIS, redis);
        this.kafka = new Dependency("kafka", kafka);
    }

    void checkRedis() {
        redis.check();
    }

    void checkKafka() {
        kafka.check();
    }

    private Stream<Dependency> all() {
        return Stream.of(redis, kafka);
    }

    /**
     * Returns normally unless Redis is known to be unavailable or holds standings with another layout.
     *
     * @throws ProblemException if Redis cannot be used
     */
    public void requireRedis() {
        // Runs before the first read, because standings with another layout would look empty.
        redis.checkOnce();
        if (isRedisAway()) {
            String unfit = redis.unfit();
            throw unfit == null ? ProblemException.redisUnavailable() : ProblemException.standingsUnreadable(unfit);
        }
    }

    /** Whether Redis is known to be unavailable. */
    public boolean isRedisAway() {
        return redis.is(State.AWAY);
    }

    /** Whether Kafka is known to be unavailable. */
    public boolean isKafkaAway() {
        return kafka.is(State.AWAY);
    }

    /** The names of servers that do not answer or have not been checked yet. */
    List<String> away() {
        return all().filter(d -> !d.is(State.UP) && d.unfit() == null)
                .map(Dependency::name)
                .toList();
    }

    /** The errors of servers that answer but cannot be used. */
    List<String> unfit() {
        return all().map(Dependency::unfit).filter(Objects::nonNull).toList();
    }
}
