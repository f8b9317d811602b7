package gg.leaderboard.api.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param patience longest wait for Kafka's confirmation; after it the response states that the outcome is unknown */
@ConfigurationProperties("leaderboard.api.events")
record EventProperties(@DefaultValue("1500ms") Duration patience) {}
