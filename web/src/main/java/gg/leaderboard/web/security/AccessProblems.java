package gg.leaderboard.web.security;

import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.ProblemWriter;
import gg.leaderboard.web.UnwantedBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Refuses calls with problems: 401 without valid credentials (RFC 6750), 403 without the role, 429 after too
 * many refusals.
 */
public final class AccessProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String CHALLENGE = "Bearer realm=\"leaderboard\"";

    private static final String NEEDS_CREDENTIALS =
            " needs an API key or a token, in Authorization: Bearer … or X-API-Key.";

    private final RefusalLimit limit;

    AccessProblems(RefusalLimit limit) {
        this.limit = limit;
    }

    /**
     * Creates the problem for a caller without credentials: 401.
     *
     * @param call names the call as the subject of a sentence, such as {@code This call}
     */
    public static ProblemException unauthenticated(String call) {
        ProblemException problem = new ProblemException(HttpStatus.UNAUTHORIZED, call + NEEDS_CREDENTIALS);
        problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        return problem;
    }

    /**
     * Creates the problem for a caller who has none of these roles: 403.
     *
     * @param call names the call as the subject of a sentence, such as {@code This call}
     */
    public static ProblemException missingRole(String call, Set<Role> needed) {
        return new ProblemException(HttpStatus.FORBIDDEN, needsRole(call, needed));
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException problem)
            throws IOException {
        boolean invalid = problem instanceof BadCredentialsException;
        refuse(request, response, () -> {
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE, invalid ? CHALLENGE + ", error=\"invalid_token\"" : CHALLENGE);
            ProblemWriter.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    invalid ? String.valueOf(problem.getMessage()) : "This call" + NEEDS_CREDENTIALS);
        });
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException problem)
            throws IOException {
        String detail = needsRole("This call", neededBy(problem));
        refuse(request, response, () -> ProblemWriter.write(response, HttpStatus.FORBIDDEN, detail));
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, UnwantedBody.Refusal refusal)
            throws IOException {
        Optional<ProblemException> tooMany = limit.charge(request);
        UnwantedBody.discard(
                request, response, tooMany.isEmpty() ? refusal : () -> ProblemWriter.write(response, tooMany.get()));
    }

    private static Set<Role> neededBy(AccessDeniedException problem) {
        return problem instanceof AuthorizationDeniedException denied
                        && denied.getAuthorizationResult() instanceof CallRules.Decision decision
                ? decision.needed()
                : Set.of(Role.OPERATE);
    }

    private static String needsRole(String call, Set<Role> roles) {
        return call + " needs the role "
                + roles.stream().sorted().map(Role::label).collect(Collectors.joining(" or ")) + ".";
    }
}
