package gg.leaderboard.web.security;

import gg.leaderboard.web.RequestPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The roles that each call of a service needs. The first rule that matches applies. Thread-safe when built. */
public final class CallRules implements AuthorizationManager<HttpServletRequest> {

    private static final String ANY_METHOD = "*";

    // For a call that no rule names.
    private static final Set<Role> OTHERS = Set.of(Role.OPERATE);

    private final List<Rule> rules = new ArrayList<>();
    private boolean services;

    /** Lets other services call with the key of services. */
    public CallRules acceptServices() {
        services = true;
        return this;
    }

    boolean acceptsServices() {
        return services;
    }

    /** Lets everyone make these calls, also without credentials. */
    public CallRules open(String... calls) {
        return add(Set.of(), calls);
    }

    /**
     * Lets callers with one of these roles make the calls.
     *
     * @param calls method and path pattern, as {@code GET /api/v1/players/{id}}; the method {@code *} stands for all
     */
    public CallRules need(Set<Role> roles, String... calls) {
        return add(roles, calls);
    }

    private CallRules add(Set<Role> roles, String... calls) {
        for (String call : calls) {
            String[] parts = call.split(" ", 2);
            rules.add(new Rule(parts[0], PathPatternParser.defaultInstance.parse(parts[1]), roles));
        }
        return this;
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> authentication, HttpServletRequest request) {
        Set<Role> needed = neededFor(request);
        boolean granted = needed.isEmpty()
                || !Collections.disjoint(needed, Callers.of(request).roles());
        return new Decision(granted, needed);
    }

    private Set<Role> neededFor(HttpServletRequest request) {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        PathContainer path = RequestPaths.of(request);
        for (Rule rule : rules) {
            if (rule.matches(method, path)) {
                return rule.roles();
            }
        }
        return OTHERS;
    }

    private record Rule(String method, PathPattern path, Set<Role> roles) {

        boolean matches(String method, PathContainer path) {
            return (this.method.equals(method) || this.method.equals(ANY_METHOD)) && this.path.matches(path);
        }
    }

    /** A decision that knows which roles the call needs. */
    static final class Decision extends AuthorizationDecision {

        private static final long serialVersionUID = 1L;

        private final Set<Role> needed;

        Decision(boolean granted, Set<Role> needed) {
            super(granted);
            this.needed = Set.copyOf(needed);
        }

        Set<Role> needed() {
            return needed;
        }
    }
}
