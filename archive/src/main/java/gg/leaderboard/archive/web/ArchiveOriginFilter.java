package gg.leaderboard.archive.web;

import gg.leaderboard.web.OriginFilter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;

/** Keeps pages of all sites out: what operators do here must not be done by a page that one of them looks at. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ArchiveOriginFilter extends OriginFilter {

    ArchiveOriginFilter() {
        super(
                request -> new CorsConfiguration(),
                "Web pages may not call the archive; they may call the api, as it allows.");
    }
}
