package gg.leaderboard.archive.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether this archive restores records that standings and folds are missing and Kafka has deleted
 * @param checkInterval interval between two checks
 */
@ConfigurationProperties("leaderboard.archive.restore")
record RestoreProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration checkInterval) {}
