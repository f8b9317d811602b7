package gg.leaderboard.archive.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether standings and folds that miss what Kafka no longer holds are restored
 * @param checkInterval how often that is looked for
 */
@ConfigurationProperties("leaderboard.archive.restore")
record RestoreProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1s") Duration checkInterval) {}
