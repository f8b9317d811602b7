package gg.leaderboard.web.security;

import org.springframework.security.authentication.BadCredentialsException;

/** Checks tokens (JWT) of one issuer. Thread-safe. */
public interface TokenAuthenticator {

    /** The claim {@code iss} of the tokens. */
    String issuer();

    /**
     * Returns the caller with this token.
     *
     * @throws BadCredentialsException if the token is invalid, expired, for another audience or altered
     * @throws gg.leaderboard.web.ProblemException 503 if the issuer's keys cannot be read now
     */
    Caller authenticate(String token);

    /**
     * Returns whether a token that was valid still is, apart from its signature and expiry.
     *
     * @throws gg.leaderboard.web.ProblemException 503 if it cannot be checked now
     */
    default boolean isStillAccepted(TokenClaims claims) {
        return true;
    }
}
