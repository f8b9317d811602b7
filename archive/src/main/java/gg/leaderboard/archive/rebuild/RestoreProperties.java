package gg.leaderboard.archive.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this process restores standings and folds that lack records which Kafka no longer holds
 * @param checkInterval time between two looks for missing records
 */
@ConfigurationProperties("leaderboard.archive.restore")
record RestoreProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration checkInterval) {}
