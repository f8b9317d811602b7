package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** Documents the response headers that all reads of standings have. */
final class ReadResponseHeaders {

    private ReadResponseHeaders() {}

    static void addTo(ApiResponse answer) {
        answer.addHeaderObject(
                "ETag",
                new Header()
                        .description("Identifies the standings in the response, not their freshness. A request with"
                                + " this value in `If-None-Match` returns 304 without a body while they are unchanged.")
                        .schema(new StringSchema()));
        answer.addHeaderObject(
                "As-Of",
                new Header()
                        .description("The response contains all records logged by then. Absent until known.")
                        .schema(new StringSchema().format("date-time")));
        answer.addHeaderObject(
                "As-Of-Lag",
                new Header()
                        .description("Number of log records that the standings do not contain yet. Absent while Kafka"
                                + " is unavailable.")
                        .schema(new IntegerSchema().format("int64")));
    }
}
