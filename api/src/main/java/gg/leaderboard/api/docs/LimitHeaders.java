package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Map;
import java.util.TreeMap;

/** The headers of responses that refuse a call above a limit. */
final class LimitHeaders {

    private static final Map<String, Header> ALL = new TreeMap<>(Map.of(
            "Retry-After",
            new Header().description("Seconds until the next call is allowed.").schema(new IntegerSchema()),
            "RateLimit-Policy",
            new Header()
                    .description("The limit: the group of calls, the number of calls `q`, and the seconds `w`. Also in"
                            + " other responses to clients with a limit.")
                    .schema(new StringSchema())
                    .example("\"reads\";q=1000;w=10"),
            "RateLimit",
            new Header()
                    .description("The number of calls `r` that may follow at once, and the seconds `t` until all `q`"
                            + " calls may. Also in other responses to clients with a limit.")
                    .schema(new StringSchema())
                    .example("\"reads\";r=0;t=10")));

    private LimitHeaders() {}

    static void register(Components components) {
        ALL.forEach(components::addHeaders);
    }

    static void addTo(ApiResponse refusal) {
        ALL.keySet().forEach(name -> refusal.addHeaderObject(name, new Header().$ref(name)));
    }
}
