package gg.leaderboard.api.docs;

import gg.leaderboard.api.audit.Actor;
import gg.leaderboard.api.web.ReadResponse;
import gg.leaderboard.web.FollowerFilter;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Adds example responses and problems to every operation. */
@Component
class ApiOperationCustomizer implements GlobalOperationCustomizer {

    private static final HttpStatus[] OF_ANY_CALL = {
        HttpStatus.BAD_REQUEST,
        HttpStatus.UNAUTHORIZED,
        HttpStatus.FORBIDDEN,
        HttpStatus.NOT_ACCEPTABLE,
        HttpStatus.MISDIRECTED_REQUEST,
        HttpStatus.TOO_MANY_REQUESTS,
        HttpStatus.INTERNAL_SERVER_ERROR
    };

    private static final HttpStatus[] OF_A_BODY = {
        HttpStatus.REQUEST_TIMEOUT,
        HttpStatus.CONTENT_TOO_LARGE,
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        HttpStatus.SERVICE_UNAVAILABLE
    };

    private static final String CONFLICT_OF_A_WRITE =
            "Conflict. A region that follows another one (`leaderboard.region.follower`) answers every write with it.";

    private static final HttpStatus[] OF_A_WRITE = {HttpStatus.CONFLICT};

    private static final Set<String> UNLIMITED = Set.of("health", "ready");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        String id = operation.getOperationId();
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(ApiOperationCustomizer::excludeNull);
        }
        ApiResponses responses = operation.getResponses();
        ApiResponse done = done(responses);
        done.getContent().values().forEach(json -> json.setExample(Examples.answer(id, json.getSchema())));
        if (method.getReturnType().getParameterType() == ReadResponse.class) {
            addReadHeaders(done);
        }
        if (AnnotatedElementUtils.hasAnnotation(method.getMethod(), AcceptedResponse.class)) {
            responses.addApiResponse("202", late(done, id));
        }
        if (method.hasMethodAnnotation(WithWriteOptions.class)) {
            writeOptions().forEach(operation::addParametersItem);
        }
        if (Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == Actor.class)) {
            operation.addParametersItem(reason());
        }
        problems(method)
                .filter(status -> status != HttpStatus.TOO_MANY_REQUESTS || !UNLIMITED.contains(id))
                .forEach(status ->
                        responses.addApiResponse(String.valueOf(status.value()), ProblemExamples.of(id, status)));
        if (responses.containsKey("429")) {
            LimitHeaders.addTo(responses.get("429"));
        }
        if (isWrite(method)) {
            responses.addApiResponse(
                    "409", ProblemExamples.of(id, HttpStatus.CONFLICT).description(CONFLICT_OF_A_WRITE));
        }
        RequestBodySchema body = method.getMethodAnnotation(RequestBodySchema.class);
        if (body != null) {
            operation.setRequestBody(body(body.value(), id).required(body.required()));
        }
        return operation;
    }

    // A parameter can be absent, but never null.
    private static void excludeNull(Parameter parameter) {
        Schema<?> schema = parameter.getSchema();
        if (schema.getTypes() != null) {
            schema.getTypes().remove("null");
        }
        schema.setNullable(null);
    }

    private static ApiResponse done(ApiResponses responses) {
        return responses.entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static ApiResponse late(ApiResponse done, String operation) {
        Content content = new Content();
        done.getContent()
                .forEach((type, json) -> content.addMediaType(
                        type, new MediaType().schema(json.getSchema()).example(Examples.accepted(operation))));
        return new ApiResponse()
                .description("Kafka has confirmed the write. The standings did not contain it within two seconds, or"
                        + " the request did not wait.")
                .content(content);
    }

    private static RequestBody body(String schema, String operation) {
        MediaType json = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema));
        Examples.requests(operation).forEach((name, value) -> json.addExamples(name, new Example().value(value)));
        return new RequestBody().content(new Content().addMediaType("application/json", json));
    }

    private static Stream<HttpStatus> problems(HandlerMethod method) {
        ProblemResponses own = method.getMethodAnnotation(ProblemResponses.class);
        return Stream.of(
                        own == null ? Stream.<HttpStatus>empty() : Stream.of(own.value()),
                        Stream.of(OF_ANY_CALL),
                        isWrite(method) ? Stream.of(OF_A_WRITE) : Stream.<HttpStatus>empty(),
                        method.hasMethodAnnotation(RequestBodySchema.class)
                                ? Stream.of(OF_A_BODY)
                                : Stream.<HttpStatus>empty())
                .flatMap(problems -> problems)
                .distinct()
                .sorted();
    }

    private static boolean isWrite(HandlerMethod method) {
        RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping != null && Stream.of(mapping.method()).noneMatch(verb -> FollowerFilter.serves(verb.name()));
    }

    private static List<Parameter> writeOptions() {
        return List.of(
                header(
                        "Idempotency-Key",
                        "1–128 visible characters, chosen by the client. Requests with the same key within"
                                + " a day count once. The same key with another body returns 422."),
                header("Prefer", "`respond-async`: returns 202 as soon as Kafka has confirmed the write."));
    }

    private static Parameter reason() {
        return new QueryParameter()
                .name(Actor.REASON)
                .description("Why the change is made, for the audit: 1–500 characters.")
                .required(false)
                .schema(new StringSchema());
    }

    private static Parameter header(String name, String description) {
        return new HeaderParameter()
                .name(name)
                .description(description)
                .required(false)
                .schema(new StringSchema());
    }

    private static void addReadHeaders(ApiResponse answer) {
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
