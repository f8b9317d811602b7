package gg.leaderboard.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the api and the archive.
 *
 * @param open whether every caller may make every call although the service does not listen on loopback; only for a port that
 *     only trusted callers reach
 * @param required whether calls need keys or tokens, also on loopback
 * @param issuer address of an OpenID Connect issuer whose tokens (JWT) are accepted, as it names itself in them; calls then need
 *     keys or tokens, also on loopback
 * @param audience the audience ({@code aud}) that tokens of the issuer must name
 * @param rolesClaim the claim of these tokens that lists roles; dots separate the names of nested claims,
 *     as in {@code realm_access.roles}
 * @param serviceKey secret with which the api calls the archive, the same for both; 32 to 256 visible ASCII characters
 */
@ConfigurationProperties("leaderboard.security")
record SecurityProperties(
        @DefaultValue("false") boolean open,
        @DefaultValue("false") boolean required,
        @Nullable String issuer,
        @DefaultValue("leaderboard") String audience,
        @DefaultValue("roles") String rolesClaim,
        @Nullable String serviceKey) {

    /** Whether calls need keys or tokens at any address. */
    boolean demanded() {
        return required || issuer != null;
    }
}
