package gg.leaderboard.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Rejects all calls but reads in a region that follows: what is written there reaches no other region. */
public final class FollowerFilter extends OncePerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final String REFUSAL = "This region follows another one and serves reads only. Send this call to the"
            + " region that leads (leaderboard.region.follower).";

    private FollowerFilter() {}

    /**
     * Registers the filter after the check of origins.
     *
     * @param follower whether the region follows; otherwise nothing is rejected
     */
    public static FilterRegistrationBean<FollowerFilter> register(boolean follower) {
        FilterRegistrationBean<FollowerFilter> filter = new FilterRegistrationBean<>(new FollowerFilter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        filter.setEnabled(follower);
        return filter;
    }

    /** Returns whether a region that follows answers calls with this method. */
    public static boolean serves(String method) {
        return READS.contains(method);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (serves(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            ProblemWriter.write(response, HttpStatus.CONFLICT, REFUSAL);
        }
    }
}
