package gg.leaderboard.web.security;

import java.util.Set;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** Checks the tokens of an OpenID Connect issuer, and maps their claims to roles. */
final class IssuerTokens implements TokenAuthenticator {

    private final String issuer;
    private final String rolesClaim;
    private final PublicKeyTokens tokens;

    /** @param rolesClaim name of the claim with the roles; dots separate the names of nested claims */
    IssuerTokens(String issuer, String audience, String rolesClaim) {
        this.issuer = issuer;
        this.rolesClaim = rolesClaim;
        this.tokens = new PublicKeyTokens(issuer, audience, types(), new IssuerKeys(issuer));
    }

    // Tokens of another type, such as logout+jwt, are signed with the same keys (RFC 8725).
    private static JwtTypeValidator types() {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public Caller authenticate(String token) {
        TokenClaims claims = tokens.check(token);
        String subject = claims.subject();
        Set<Role> roles = claims.roles(rolesClaim);
        return new Caller(
                "user:" + subject,
                roles,
                claims.limit(TokenClaims.BOARDS),
                claims.limit(TokenClaims.GAMES),
                roles.contains(Role.PLAYER) ? subject : null);
    }
}
