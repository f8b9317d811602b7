package gg.leaderboard.api.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowedOrigins pages of which other sites may call us, such as {@code https://game.example}, {@code
 *     https://*.game.example} or {@code *}; also for WebSocket
 */
@ConfigurationProperties("leaderboard.api.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
