package gg.leaderboard.api.docs;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Adds examples and problems to every call. */
@Component
class Operations implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        String id = operation.getOperationId();
        ApiResponses responses = operation.getResponses();
        Objects.requireNonNull(responses.get("200"))
                .getContent()
                .values()
                .forEach(json -> json.setExample(Examples.answer(id)));
        problems(method)
                .forEach(status ->
                        responses.addApiResponse(String.valueOf(status.value()), ProblemExamples.of(id, status)));
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().forEach(json -> addRequests(json, id));
        }
        return operation;
    }

    private static Stream<HttpStatus> problems(HandlerMethod method) {
        CanFail own = method.getMethodAnnotation(CanFail.class);
        return Stream.concat(
                own == null ? Stream.empty() : Stream.of(own.value()),
                Stream.of(HttpStatus.NOT_ACCEPTABLE, HttpStatus.INTERNAL_SERVER_ERROR));
    }

    private static void addRequests(MediaType json, String operation) {
        for (Map.Entry<String, Object> request : Examples.requests(operation).entrySet()) {
            json.addExamples(request.getKey(), new Example().value(request.getValue()));
        }
    }
}
