package gg.leaderboard.web.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.util.function.SingletonSupplier;

/** Finds the caller of an API key, a token or the key of services. Thread-safe. */
public final class CallerAuthenticator {

    private static final String API_KEY = "lb_";

    private final ServiceKey service;
    // Looked up once: asking the bean factory for each request would take longer than the check of the key.
    private final Supplier<List<ApiKeyAuthenticator>> keys;
    private final Map<String, TokenAuthenticator> tokens;

    CallerAuthenticator(ServiceKey service, ObjectProvider<ApiKeyAuthenticator> keys, List<TokenAuthenticator> tokens) {
        this.service = service;
        this.keys = SingletonSupplier.of(() -> keys.stream().toList());
        this.tokens = tokens.stream().collect(Collectors.toMap(TokenAuthenticator::issuer, token -> token));
    }

    /**
     * Returns the caller.
     *
     * @throws BadCredentialsException if the credentials are unknown, expired, revoked or altered
     * @throws gg.leaderboard.web.ProblemException 503 if they cannot be checked now
     */
    public Caller authenticate(String credentials) {
        if (credentials.startsWith(API_KEY)) {
            return byKey(credentials);
        }
        return service.authenticate(credentials).orElseGet(() -> byToken(credentials));
    }

    /**
     * Returns whether credentials that were valid still are. The signature of a token is not checked again, because this is
     * called every few seconds for each connection.
     *
     * @throws gg.leaderboard.web.ProblemException 503 if they cannot be checked now
     */
    boolean isStillValid(String credentials) {
        try {
            if (credentials.startsWith(API_KEY)
                    || service.authenticate(credentials).isPresent()) {
                authenticate(credentials);
                return true;
            }
            JWTClaimsSet claims = claims(credentials);
            return !isExpired(claims) && issuerOf(claims).isStillAccepted(new TokenClaims(claims.getClaims()));
        } catch (BadCredentialsException e) {
            return false;
        }
    }

    private static boolean isExpired(JWTClaimsSet claims) {
        Date expires = claims.getExpirationTime();
        return expires == null
                || !expires.toInstant().plus(PublicKeyTokens.CLOCK_DIFFERENCE).isAfter(Instant.now());
    }

    private Caller byKey(String key) {
        for (ApiKeyAuthenticator known : keys.get()) {
            Optional<Caller> caller = known.authenticate(key);
            if (caller.isPresent()) {
                return caller.get();
            }
        }
        throw new BadCredentialsException("The API key is unknown, expired or revoked.");
    }

    private Caller byToken(String token) {
        return issuerOf(claims(token)).authenticate(token);
    }

    // The claim is not trusted yet: it only selects who checks the token.
    private TokenAuthenticator issuerOf(JWTClaimsSet claims) {
        TokenAuthenticator issuer = claims.getIssuer() == null ? null : tokens.get(claims.getIssuer());
        if (issuer == null) {
            throw new BadCredentialsException("The token is of an issuer that is not accepted here.");
        }
        return issuer;
    }

    private static JWTClaimsSet claims(String token) {
        try {
            JWTClaimsSet claims = JWTParser.parse(token).getJWTClaimsSet();
            if (claims == null) {
                throw new BadCredentialsException("Encrypted tokens are not accepted.");
            }
            return claims;
        } catch (ParseException e) {
            throw new BadCredentialsException("The credentials are neither an API key nor a token.", e);
        }
    }
}
