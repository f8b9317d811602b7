package gg.leaderboard.archive.web;

import gg.leaderboard.web.OriginFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;

/** Rejects calls of web pages. A page that an operator has open must not be able to make operators' calls. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ArchiveOriginFilter extends OriginFilter {

    ArchiveOriginFilter() {
        super(
                request -> new CorsConfiguration(),
                "Web pages must not call the archive. They can call the api if its CORS settings allow it.");
    }
}
