package gg.leaderboard.api.web;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Rules;
import gg.leaderboard.log.LostDefinitionsException;
import gg.leaderboard.standings.board.MissingWindowException;
import gg.leaderboard.web.ProblemAdvice;
import gg.leaderboard.web.ProblemDetails;
import gg.leaderboard.web.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Converts exceptions of request handlers to problems. */
@RestControllerAdvice
class ApiProblemAdvice extends ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblemAdvice.class);

    ApiProblemAdvice() {
        super("The api failed unexpectedly. Its log contains the cause.");
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> invalid(InvalidEventException e, WebRequest request) {
        return answer(ProblemException.badRequest(e.getMessage()).with("field", e.field()), request);
    }

    // Thrown during a read, if a switch has just replaced the standings that had the window by others.
    @ExceptionHandler
    @Nullable ResponseEntity<Object> windowIsMissing(MissingWindowException e, WebRequest request) {
        return answer(
                ProblemException.unavailable("The window " + e.window().label() + " is not in the live standings."),
                request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> redisFailed(DataAccessException e, WebRequest request) {
        LOG.warn(
                "Redis failed, and the caller got 503. Check that Redis runs and that spring.data.redis.* names it: {}",
                NestedExceptionUtils.getMostSpecificCause(e).toString());
        return answer(ProblemException.redisUnavailable(), request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> definitionsLost(LostDefinitionsException e, WebRequest request) {
        return answer(ProblemException.definitionsLost(e), request);
    }

    // Applies even to calls that read their parameters from the URL, because Spring also searches the parts of the
    // body.
    @ExceptionHandler
    @Nullable ResponseEntity<Object> multipart(MultipartException e, WebRequest request) {
        return answer(
                new ProblemException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must not be multipart."),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                ProblemException.notFound(
                        "There is no resource at " + Rules.quote("/" + e.getResourcePath()) + "; see /docs."),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String parameter = e.getParameterName();
        return answer(ProblemException.badParameter(parameter, parameter + " is missing."), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String supported = MediaType.toString(e.getSupportedMediaTypes());
        String sent = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String was = sent == null ? "missing" : Rules.quote(sent);
        ProblemDetail problem = ProblemDetails.of(status, "Content-Type must be " + supported + "; was " + was + ".");
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String supported = String.join(" or ", Objects.requireNonNullElse(e.getSupportedMethods(), new String[0]));
        ProblemDetail problem = ProblemDetails.of(
                status, "The method must be " + supported + "; was " + Rules.quote(e.getMethod()) + ".");
        return handleExceptionInternal(e, problem, headers, status, request);
    }
}
