package gg.leaderboard.web.security.keys;

import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key without its secret.
 *
 * @param id part of the key that its owner sends
 * @param name the sender in the ids of events. Several keys may have the same name, so that one can replace another
 * @param hash the SHA-256 of the secret, in lower-case hexadecimal digits
 * @param boards the boards that the key may write; empty for all
 * @param games the games whose events the key may send; empty for all
 * @param expiresAt null if the key does not expire
 * @param revokedAt null unless the key was revoked
 * @param actor who created the key or, if it is revoked, who revoked it
 */
public record ApiKey(
        String id,
        String name,
        String hash,
        Set<Role> roles,
        Set<String> boards,
        Set<String> games,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        String actor) {

    public ApiKey {
        roles = Set.copyOf(roles);
        boards = Set.copyOf(boards);
        games = Set.copyOf(games);
    }

    /** Whether the key is neither expired nor revoked. */
    public boolean isUsable(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** Whether this record revokes the key, and {@code other} does not. A revocation is final, also if the other arrives later. */
    public boolean revokes(ApiKey other) {
        return revokedAt != null && other.revokedAt == null;
    }

    /** The same key, revoked. */
    ApiKey withRevocation(Instant time, String revoker) {
        return new ApiKey(id, name, hash, roles, boards, games, createdAt, expiresAt, time, revoker);
    }

    Caller caller() {
        return new Caller("key:" + id, "key:" + name, roles, boards, games, null);
    }
}
