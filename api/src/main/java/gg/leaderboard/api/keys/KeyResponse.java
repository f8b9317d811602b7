package gg.leaderboard.api.keys;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.keys.ApiKey;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An API key in responses, without its secret.
 *
 * @param lastUsedAt null if no use is known
 * @param actor who created or revoked the key
 */
@Schema(name = "ApiKey")
record KeyResponse(
        String id,
        String name,
        List<String> roles,
        List<String> boards,
        List<String> games,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("revoked_at") @Nullable Instant revokedAt,
        @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
        String actor) {

    static KeyResponse of(ApiKey key, @Nullable Instant lastUsedAt) {
        return new KeyResponse(
                key.id(),
                key.name(),
                key.roles().stream().sorted().map(Role::label).toList(),
                sorted(key.boards()),
                sorted(key.games()),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                lastUsedAt,
                key.actor());
    }

    private static List<String> sorted(Collection<String> ids) {
        return ids.stream().sorted().toList();
    }
}
