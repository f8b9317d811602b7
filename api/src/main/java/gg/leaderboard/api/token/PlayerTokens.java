package gg.leaderboard.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import gg.leaderboard.web.security.ApiKeyAuthenticator;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.PublicKeyTokens;
import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.TokenAuthenticator;
import gg.leaderboard.web.security.TokenClaims;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.stereotype.Component;

/** Issues tokens of players, and checks them. Thread-safe. */
@Component
class PlayerTokens implements TokenAuthenticator {

    private static final String ISSUER = "leaderboard-player-tokens";
    private static final String AUDIENCE = "leaderboard";
    private static final String TYPE = "player+jwt";

    // The claim with the id of the API key that requested the token.
    private static final String KEY = "key";
    private static final String BY_KEY = "key:";

    private final SigningKeys keys;
    private final ObjectProvider<ApiKeyAuthenticator> apiKeys;
    private final PublicKeyTokens tokens;

    PlayerTokens(SigningKeys keys, ObjectProvider<ApiKeyAuthenticator> apiKeys) {
        this.keys = keys;
        this.apiKeys = apiKeys;
        this.tokens = new PublicKeyTokens(
                ISSUER, AUDIENCE, new JwtTypeValidator(TYPE), (selector, context) -> selector.select(keys.known()));
    }

    /**
     * Returns a token with which the player may submit their own scores to these boards. If a caller with an API key requests
     * it, it is valid for as long as that key.
     *
     * @param server who requests it
     * @param boards not empty
     */
    String issue(Caller server, String player, List<String> boards, Instant now, Instant expires) {
        RSAKey key = keys.signing();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(TYPE))
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(player)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(expires))
                        .claim(TokenClaims.BOARDS, boards)
                        .claim(KEY, server.id().startsWith(BY_KEY) ? server.id().substring(BY_KEY.length()) : null)
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public String issuer() {
        return ISSUER;
    }

    @Override
    public Caller authenticate(String token) {
        TokenClaims claims = tokens.check(token);
        if (!isStillAccepted(claims)) {
            throw new BadCredentialsException("The API key that requested the token is expired or revoked.");
        }
        return new Caller(
                "player:" + claims.subject(),
                Set.of(Role.PLAYER),
                claims.limit(TokenClaims.BOARDS),
                Set.of(),
                claims.subject());
    }

    @Override
    public boolean isStillAccepted(TokenClaims claims) {
        return claims.text(KEY)
                .map(id -> apiKeys.stream().anyMatch(known -> known.isUsable(id)))
                .orElse(true);
    }
}
