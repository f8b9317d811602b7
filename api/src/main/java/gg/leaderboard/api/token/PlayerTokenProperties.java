package gg.leaderboard.api.token;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param signingKey RSA key that signs the tokens of players, in PEM ({@code BEGIN PRIVATE KEY}), at least 2048 bits, the same
 *     for every api. Without it each api generates a key when it issues the first token. Such tokens are valid for this
 *     api only, until it stops
 * @param otherKey a further key, in the same form, whose tokens are valid: the next or the previous signing key
 */
@ConfigurationProperties("leaderboard.security.player-tokens")
record PlayerTokenProperties(
        @Nullable String signingKey, @Nullable String otherKey) {}
