package gg.leaderboard.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** The shared secret with which a service calls another one. It works while Kafka is unavailable, unlike API keys. */
public final class ServiceKey {

    private static final Caller SERVICE =
            new Caller("service", EnumSet.of(Role.READ, Role.OPERATE), Set.of(), Set.of(), null);
    /** No key: no credentials match it. */
    static final ServiceKey NONE = new ServiceKey(null);

    private static final String FORM = "[!-~]{32,256}";

    private final @Nullable String secret;

    /**
     * @param secret null if none is configured
     * @throws SecuritySettingsException if the secret is too short, or cannot be sent in a header
     */
    ServiceKey(@Nullable String secret) {
        if (secret != null && !secret.matches(FORM)) {
            throw new SecuritySettingsException(
                    "leaderboard.security.service-key is not a secret of 32 to 256 visible ASCII characters.",
                    "Set it to a random value, such as the output of `openssl rand -hex 32`.");
        }
        this.secret = secret;
    }

    /** Adds the key to a request to another service, if one is configured. */
    public void addTo(HttpHeaders headers) {
        if (secret != null) {
            headers.set(Credentials.API_KEY, secret);
        }
    }

    /** Returns the caller with these credentials; empty if they are not this key. */
    Optional<Caller> authenticate(String credentials) {
        return secret != null && MessageDigest.isEqual(utf8(secret), utf8(credentials))
                ? Optional.of(SERVICE)
                : Optional.empty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
