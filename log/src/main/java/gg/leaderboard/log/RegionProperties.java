package gg.leaderboard.log;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The role of this region. See docs/REGIONS.md.
 *
 * @param follower whether the topics {@code game-events}, {@code leaderboards} and {@code leaderboard-moderation} are mirrored from another region. Its
 *     services write nothing to them, and use the times of the records as log time
 */
@ConfigurationProperties("leaderboard.region")
public record RegionProperties(@DefaultValue("false") boolean follower) {}
