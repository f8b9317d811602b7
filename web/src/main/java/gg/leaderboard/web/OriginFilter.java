package gg.leaderboard.web;

import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Rejects calls of web pages that the CORS rules do not allow, with a problem. Other clients than browsers are not
 * affected.
 */
public final class OriginFilter extends CorsFilter {

    private OriginFilter(CorsConfigurationSource rules, String refusal) {
        super(rules);
        setCorsProcessor(new Rejection(refusal));
    }

    /**
     * Registers the filter before all that do something.
     *
     * @param refusal the message for a page that may not make the call
     */
    public static FilterRegistrationBean<OriginFilter> register(CorsConfigurationSource rules, String refusal) {
        FilterRegistrationBean<OriginFilter> filter = new FilterRegistrationBean<>(new OriginFilter(rules, refusal));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    private static final class Rejection extends DefaultCorsProcessor {

        private final String refusal;

        Rejection(String refusal) {
            this.refusal = refusal;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            ProblemWriter.write(response, HttpStatus.FORBIDDEN, refusal);
        }
    }
}
