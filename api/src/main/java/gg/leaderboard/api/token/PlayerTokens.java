package gg.leaderboard.api.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.PublicKeyTokens;
import gg.leaderboard.web.security.Role;
import gg.leaderboard.web.security.TokenAuthenticator;
import gg.leaderboard.web.security.TokenClaims;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.stereotype.Component;

/** Issues tokens of players, and checks them. Thread-safe. */
@Component
class PlayerTokens implements TokenAuthenticator {

    private static final String ISSUER = "leaderboard-player-tokens";
    private static final String AUDIENCE = "leaderboard";
    private static final String TYPE = "player+jwt";

    private final SigningKeys keys;
    private final PublicKeyTokens tokens;

    PlayerTokens(SigningKeys keys) {
        this.keys = keys;
        this.tokens = new PublicKeyTokens(
                ISSUER,
                AUDIENCE,
                new JwtTypeValidator(TYPE),
                (selector, context) -> selector.select(keys.known()));
    }

    /**
     * Returns a token with which the player may submit their own scores to these boards.
     *
     * @param boards not empty
     */
    String issue(String player, List<String> boards, Instant now, Instant expires) {
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
        return new Caller(
                "player:" + claims.subject(),
                Set.of(Role.PLAYER),
                claims.limit(TokenClaims.BOARDS),
                Set.of(),
                claims.subject());
    }
}
