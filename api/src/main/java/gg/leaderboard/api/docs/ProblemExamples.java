package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Examples of problem responses. */
final class ProblemExamples {

    static final String SCHEMA = "Problem";

    private ProblemExamples() {}

    static ApiResponse of(String operation, HttpStatus status) {
        MediaType problem = new MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA))
                .example(example(operation, status));
        return new ApiResponse()
                .description(status.getReasonPhrase())
                .content(new Content().addMediaType("application/problem+json", problem));
    }

    private static Map<String, Object> example(String operation, HttpStatus status) {
        String detail = Examples.problem(operation, status.value());
        return Map.of(
                "title",
                status.getReasonPhrase(),
                "status",
                status.value(),
                "detail",
                detail,
                "success",
                false,
                "error",
                detail);
    }

    static Schema<?> schema() {
        ObjectSchema problem = new ObjectSchema();
        problem.setDescription("RFC 9457, with the additional members `success` and `error`. Optional members: `field`"
                + " or `parameter` (what is invalid), `away` (the unavailable servers), `event_id` (to send again).");
        problem.addProperty("type", new StringSchema().format("uri").description("If absent, about:blank."));
        problem.addProperty("title", new StringSchema().description("The HTTP status in words."));
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema().description("A sentence that describes the error."));
        problem.addProperty("instance", new StringSchema().format("uri-reference"));
        problem.addProperty("success", new BooleanSchema().description("Always false."));
        problem.addProperty("error", new StringSchema().description("The same as `detail`."));
        problem.setRequired(List.of("title", "status", "success", "error"));
        return problem;
    }
}
