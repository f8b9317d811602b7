package gg.leaderboard.api.board;

import gg.leaderboard.api.health.Dependencies;
import gg.leaderboard.standings.definition.DefinitionCopy;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisDefinitionCopy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * The board definitions stored with the standings. While Redis is unavailable the topic is used alone, and scores are
 * still accepted.
 */
@Component
class BestEffortDefinitionCopy implements DefinitionCopy {

    private static final Logger LOG = LoggerFactory.getLogger(BestEffortDefinitionCopy.class);

    private final RedisDefinitionCopy redis;
    private final Dependencies dependencies;

    BestEffortDefinitionCopy(StringRedisTemplate redis, Keys keys, Dependencies dependencies) {
        this.redis = new RedisDefinitionCopy(redis, keys);
        this.dependencies = dependencies;
    }

    @Override
    public String name() {
        return redis.name();
    }

    @Override
    public @Nullable Contents read() {
        if (dependencies.isRedisAway()) {
            return null;
        }
        try {
            return redis.read();
        } catch (DataAccessException e) {
            LOG.debug("The definitions in Redis cannot be read", e);
            return null;
        }
    }
}
