package gg.leaderboard.web.security;

import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.ProblemWriter;
import gg.leaderboard.web.UnwantedBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Identifies the caller of a request by its API key or token. Invalid ones are refused, also where none is needed. */
final class CallerFilter extends HttpFilter {

    private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken(
            Caller.ANONYMOUS.id(), Caller.ANONYMOUS, AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

    // Without the roles: the rules of calls use those of the caller.
    private static final Authentication IDENTIFIED =
            UsernamePasswordAuthenticationToken.authenticated("caller", null, List.of());

    private final transient CallerAuthenticator callers;

    CallerFilter(CallerAuthenticator callers) {
        this.callers = callers;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Caller caller;
        try {
            caller = Credentials.of(request).map(callers::authenticate).orElse(Caller.ANONYMOUS);
        } catch (ProblemException e) {
            UnwantedBody.discard(request, response, () -> ProblemWriter.write(response, e));
            return;
        }
        Callers.set(request, caller);
        SecurityContextHolder.getContext().setAuthentication(caller.equals(Caller.ANONYMOUS) ? ANONYMOUS : IDENTIFIED);
        chain.doFilter(request, response);
    }
}
