package gg.leaderboard.api.health;

import gg.leaderboard.api.health.Dependency.Check;
import gg.leaderboard.api.health.Dependency.State;
import gg.leaderboard.web.ProblemException;
import java.util.List;
import java.util.Objects;
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
     * Returns unless Redis is known to be away, or to hold standings that are laid out in another way.
     *
     * @throws ProblemException if it is
     */
    public void requireRedis() {
        // Before the first answer: standings of another layout would look empty.
        redis.checkOnce();
        if (isRedisAway()) {
            String unfit = redis.unfit();
            throw unfit == null ? ProblemException.redisUnavailable() : ProblemException.standingsUnreadable(unfit);
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
        return all().filter(d -> !d.is(State.UP) && d.unfit() == null)
                .map(Dependency::name)
                .toList();
    }

    /** What is wrong with those that answer, and cannot be used as they are. */
    List<String> unfit() {
        return all().map(Dependency::unfit).filter(Objects::nonNull).toList();
    }
}
