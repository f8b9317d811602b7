package gg.leaderboard.archive.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this archive runs rebuilds
 * @param database number of the spare Redis database; it may contain nothing else
 * @param interval interval between two checks for orders, and between two steps of a generation that has caught up
 */
@ConfigurationProperties("leaderboard.archive.rebuild")
record RebuildProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1") int database,
        @DefaultValue("200ms") Duration interval) {}
