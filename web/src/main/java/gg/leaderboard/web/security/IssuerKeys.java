package gg.leaderboard.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public keys of an OpenID Connect issuer, found by its discovery document. They are kept for five minutes, and for an
 * hour while the issuer is unavailable. Tokens with unknown keys cause a request at most every thirty seconds.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 1000;
    private static final int MOST_BYTES = 512 * 1024;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);

    private final String issuer;
    private final DefaultResourceRetriever http =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
    private final ReentrantLock discovering = new ReentrantLock();
    private volatile @Nullable JWKSource<SecurityContext> keys;

    IssuerKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        JWKSource<SecurityContext> found = keys;
        return (found == null ? discover() : found).get(selector, context);
    }

    // One caller waits for an unavailable issuer. Otherwise tokens could use all threads.
    private JWKSource<SecurityContext> discover() throws KeySourceException {
        if (!discovering.tryLock()) {
            throw new RemoteKeySourceException("the issuer has not responded yet", null);
        }
        try {
            JWKSource<SecurityContext> found = JWKSourceBuilder.<SecurityContext>create(
                            keysUri().toURL(), http)
                    .cache(KEPT.toMillis(), 2 * TIMEOUT_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(true)
                    .outageTolerant(KEPT_IN_OUTAGE.toMillis())
                    .build();
            keys = found;
            return found;
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            throw new RemoteKeySourceException("the discovery document cannot be read", e);
        } finally {
            discovering.unlock();
        }
    }

    private URI keysUri() throws IOException {
        URI document = URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration");
        JsonNode configuration = JsonMapper.shared()
                .readTree(http.retrieveResource(document.toURL()).getContent());
        String named = configuration.path("issuer").asString("");
        if (!named.equals(issuer)) {
            throw new IOException("the issuer is " + named);
        }
        return URI.create(configuration.path("jwks_uri").asString(""));
    }
}
