package gg.leaderboard.api.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long a caller waits for Kafka's confirmation before being told that the outcome is unknown
 */
@ConfigurationProperties("leaderboard.api.events")
record EventProperties(@DefaultValue("1500ms") Duration patience) {}
