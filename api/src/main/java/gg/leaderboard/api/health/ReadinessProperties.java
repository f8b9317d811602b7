package gg.leaderboard.api.health;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param patience how long a partition may make no progress, for example in a rebalance, before the api is not ready
 */
@ConfigurationProperties("leaderboard.api.readiness")
record ReadinessProperties(@DefaultValue("10s") Duration patience) {}
