package gg.leaderboard.web.security;

import java.util.Set;

/** Checks the tokens of an OpenID Connect issuer, and maps their claims to roles. */
final class IssuerTokens implements TokenAuthenticator {

    private final String issuer;
    private final String rolesClaim;
    private final PublicKeyTokens tokens;

    /** @param rolesClaim name of the claim with the roles; dots separate the names of nested claims */
    IssuerTokens(String issuer, String audience, String rolesClaim) {
        this.issuer = issuer;
        this.rolesClaim = rolesClaim;
        this.tokens = new PublicKeyTokens(issuer, audience, new IssuerKeys(issuer));
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
