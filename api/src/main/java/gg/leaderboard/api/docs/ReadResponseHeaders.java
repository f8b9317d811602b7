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
                        .description("Of the standings in the answer, not of how fresh they are. Sent back as"
                                + " `If-None-Match`, it makes the answer a 304 without a body while they are the same.")
                        .schema(new StringSchema()));
        answer.addHeaderObject(
                "As-Of",
                new Header()
                        .description("Everything is in the answer that was in the log by then; absent until known.")
                        .schema(new StringSchema().format("date-time")));
        answer.addHeaderObject(
                "As-Of-Lag",
                new Header()
                        .description("How many records of the log were not in the standings yet; absent while Kafka is"
                                + " away.")
                        .schema(new IntegerSchema().format("int64")));
    }
}
