package gg.leaderboard.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Answers exceptions of controllers with problem details. A service adds its own exceptions in a subclass. */
public abstract class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final String unexpected;

    /** @param unexpected tells the caller of an exception that nothing else handles */
    protected ProblemAdvice(String unexpected) {
        this.unexpected = unexpected;
    }

    @ExceptionHandler
    public @Nullable ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null;
        }
        LOG.error("Failed to answer {}", request.getDescription(false), e);
        return answer(new ProblemException(HttpStatus.INTERNAL_SERVER_ERROR, unexpected), request);
    }

    protected final @Nullable ResponseEntity<Object> answer(ProblemException e, WebRequest request) {
        return handleExceptionInternal(e, e.getBody(), e.getHeaders(), e.getStatusCode(), request);
    }

    // Does nothing where the answer has begun already: the client went away, or Tomcat has told it.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpServletResponse response = ((ServletWebRequest) request).getResponse();
        return response != null && response.isCommitted()
                ? null
                : super.handleExceptionInternal(e, body, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail known ? known : ProblemDetail.forStatus(status);
        problem.setInstance(ProblemDetails.instance(request));
        // Set here, so that it does not depend on what the caller accepts: an error is never HTML.
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemDetails.complete(problem));
    }
}
