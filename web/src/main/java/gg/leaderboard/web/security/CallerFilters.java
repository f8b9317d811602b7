package gg.leaderboard.web.security;

import gg.leaderboard.web.FilterOrder;
import gg.leaderboard.web.RequestBodies;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.web.filter.CompositeFilter;

/**
 * Makes the filter that protects a port. It consists of the filters of Spring Security that the project needs and no
 * others: no sessions, no login pages, and no second set of headers and CORS rules.
 */
final class CallerFilters {

    private static final Logger LOG = LoggerFactory.getLogger(CallerFilters.class);

    private final ProtectionSettings settings;
    private final CallRules rules;
    private final CallerAuthenticator callers;
    private final RefusalLimit limit;

    CallerFilters(ProtectionSettings settings, CallRules rules, CallerAuthenticator callers, RefusalLimit limit) {
        this.settings = settings;
        this.rules = rules;
        this.callers = callers;
        this.limit = limit;
    }

    /**
     * Registers the filter.
     *
     * @param bound the address that the port listens on; null for all addresses
     * @throws SecuritySettingsException if the settings do not say who may call this port
     */
    FilterRegistrationBean<Filter> register(@Nullable InetAddress bound) {
        boolean open = settings.isOpen(bound);
        if (open && (bound == null || !bound.isLoopbackAddress())) {
            LOG.warn(
                    "Everyone who reaches this service may make every call, because leaderboard.security.open is true. Remove"
                            + " this option if others than trusted callers reach it");
        }
        return register(open ? open() : byRoles(request -> true), "callers", FilterOrder.CALLERS);
    }

    /** Registers the filter that refuses callers before their bodies are received. */
    FilterRegistrationBean<Filter> registerForBodies(@Nullable InetAddress bound) {
        FilterRegistrationBean<Filter> registration =
                register(byRoles(RequestBodies::hasBody), "callersWithBodies", FilterOrder.CALLERS_WITH_BODIES);
        registration.setEnabled(!settings.isOpen(bound));
        return registration;
    }

    private static FilterRegistrationBean<Filter> register(Filter filter, String name, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setName(name);
        registration.setOrder(order);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return registration;
    }

    private static Filter open() {
        return (request, response, chain) -> {
            Callers.set((HttpServletRequest) request, Caller.LOCAL);
            chain.doFilter(request, response);
        };
    }

    // Not in a FilterChainProxy. Its firewall refuses ids with slashes, semicolons and percent signs, and each access
    // to the
    // request that it wraps takes time. Rules match the same parsed path as controllers, and Tomcat refuses paths that
    // are
    // not normalized.
    private Filter byRoles(Predicate<HttpServletRequest> requests) {
        AccessProblems problems = new AccessProblems(limit);
        ExceptionTranslationFilter refusals = new ExceptionTranslationFilter(problems, new NullRequestCache());
        refusals.setAccessDeniedHandler(problems);
        CompositeFilter filters = new CompositeFilter();
        filters.setFilters(List.of(refusals, new CallerFilter(callers), new AuthorizationFilter(rules)));
        return (request, response, chain) -> {
            HttpServletRequest call = (HttpServletRequest) request;
            if (Callers.isKnown(call) || !requests.test(call)) {
                chain.doFilter(request, response);
                return;
            }
            try {
                filters.doFilter(request, response, chain);
            } finally {
                SecurityContextHolder.clearContext();
            }
        };
    }
}
