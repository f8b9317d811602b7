package gg.leaderboard.api.token;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A token of a player.
 *
 * @param token a JWT, for the header {@code Authorization: Bearer}
 */
record PlayerToken(String token, @JsonProperty("expires_at") Instant expiresAt) {}
