package gg.leaderboard.api.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowedOrigins other sites whose pages may make every call, such as {@code https://game.example},
 *     {@code https://*.game.example} or {@code *}; public reads and WebSocket are open to all
 */
@ConfigurationProperties("leaderboard.api.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {}
