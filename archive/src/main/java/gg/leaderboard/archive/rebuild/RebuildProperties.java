package gg.leaderboard.archive.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this process carries out rebuilds
 * @param database second database of Redis, in which standings with one shard are rebuilt; it must hold nothing else
 * @param interval time between two looks for an ordered rebuild, and between two steps of one that has caught up
 */
@ConfigurationProperties("leaderboard.archive.rebuild")
record RebuildProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1") int database,
        @DefaultValue("200ms") Duration interval) {}
