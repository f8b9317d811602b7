package gg.leaderboard.archive.web;

import gg.leaderboard.web.ProblemWriter;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/** Keeps pages of all sites out: what operators do here must not be done by a page that one of them looks at. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ArchiveOriginFilter extends CorsFilter {

    ArchiveOriginFilter() {
        super(request -> new CorsConfiguration());
        setCorsProcessor(new Rejection());
    }

    private static final class Rejection extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            ProblemWriter.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "Web pages may not call the archive; they may call the api, as it allows.");
        }
    }
}
