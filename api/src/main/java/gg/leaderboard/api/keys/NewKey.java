package gg.leaderboard.api.keys;

import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.keys.ApiKey;
import gg.leaderboard.web.security.keys.ApiKeyToken;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A valid request for a new key.
 *
 * @param expiresAt null if the key does not expire
 */
record NewKey(
        String name,
        Set<Role> roles,
        Set<String> boards,
        Set<String> games,
        @Nullable Instant expiresAt) {

    ApiKey with(ApiKeyToken token, Instant now, String actor) {
        return new ApiKey(token.id(), name, token.hash(), roles, boards, games, now, expiresAt, null, actor);
    }
}
