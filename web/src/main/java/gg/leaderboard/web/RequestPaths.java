package gg.leaderboard.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;

/** The path of a request, parsed in the same way as for handlers, so that no encoding of a path bypasses a rule. */
public final class RequestPaths {

    private RequestPaths() {}

    /** Returns the path without the context path. It is parsed once for each request. */
    public static PathContainer of(HttpServletRequest request) {
        return (ServletRequestPathUtils.hasParsedRequestPath(request)
                        ? ServletRequestPathUtils.getParsedRequestPath(request)
                        : ServletRequestPathUtils.parseAndCache(request))
                .pathWithinApplication();
    }
}
