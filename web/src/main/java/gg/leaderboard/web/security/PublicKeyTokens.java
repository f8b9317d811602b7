package gg.leaderboard.web.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import gg.leaderboard.web.ProblemException;
import java.time.Duration;
import java.util.List;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks type, signature, issuer, audience and time of tokens (JWT). Thread-safe. */
public final class PublicKeyTokens {

    /** How long a token is accepted after its expiry. */
    static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(10);

    private final NimbusJwtDecoder decoder;

    /**
     * @param types the accepted types of tokens ({@code typ})
     * @param keys the public keys of the issuer
     */
    public PublicKeyTokens(String issuer, String audience, JwtTypeValidator types, JWKSource<SecurityContext> keys) {
        JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_DIFFERENCE);
        time.setAllowEmptyExpiryClaim(false);
        this.decoder = NimbusJwtDecoder.withJwkSource(keys)
                // These have public keys. An algorithm with a shared secret would accept a public key as the secret.
                .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.values())))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                List.of(types, time, new JwtIssuerValidator(issuer), new JwtAudienceValidator(audience))));
    }

    /**
     * Returns the claims of a valid token.
     *
     * @throws BadCredentialsException if the token is invalid, expired, for another audience or altered
     * @throws ProblemException 503 if the keys cannot be read now
     */
    public TokenClaims check(String token) {
        try {
            return new TokenClaims(decoder.decode(token).getClaims());
        } catch (BadJwtException e) {
            throw new BadCredentialsException("The token is invalid or expired.", e);
        } catch (JwtException e) {
            throw ProblemException.unavailable(
                    "The token cannot be checked now: the keys of its issuer cannot be read.", List.of("issuer"));
        }
    }
}
