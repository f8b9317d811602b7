package gg.leaderboard.web.security.keys;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * A key that needs no topic.
 *
 * @param bootstrapKey an API key, `lb_ID_SECRET`, with the role `operate`: 1–32 letters or digits, and 32–128 letters, digits or
 *     hyphens. It is valid while it is configured, even without Kafka, and cannot be revoked
 */
@ConfigurationProperties("leaderboard.security")
public record BootstrapKeyProperties(@Nullable String bootstrapKey) {

    public BootstrapKeyProperties {
        bootstrapKey = bootstrapKey == null || bootstrapKey.isBlank() ? null : bootstrapKey;
        if (bootstrapKey != null && ApiKeyToken.parse(bootstrapKey).isEmpty()) {
            // Without the value, which may be a secret.
            throw new IllegalArgumentException("leaderboard.security.bootstrap-key must be lb_ID_SECRET, with 1 to 32"
                    + " letters or digits, and 32 to 128 letters, digits or hyphens, such as"
                    + " lb_root_$(openssl rand -hex 32)");
        }
    }

    /** The configured key, if there is one. */
    public Optional<ApiKeyToken> token() {
        return Optional.ofNullable(bootstrapKey).flatMap(ApiKeyToken::parse);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return token().map(ApiKeyToken::toString).orElse("none");
    }
}
