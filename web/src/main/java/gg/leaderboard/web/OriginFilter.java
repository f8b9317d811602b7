package gg.leaderboard.web;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Rejects calls of web pages that the CORS rules do not allow, with a problem. Other clients than browsers are not
 * affected.
 */
public class OriginFilter extends CorsFilter {

    /** @param refusal the message for a page that may not make the call */
    public OriginFilter(CorsConfigurationSource rules, String refusal) {
        super(rules);
        setCorsProcessor(new Rejection(refusal));
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
