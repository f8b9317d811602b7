package gg.leaderboard.api.trace;

import gg.leaderboard.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerMapping;

/** The span of one request. It has the pattern of the path, not the path: a path contains ids of players. */
final class RequestSpan implements AsyncListener {

    private final Span span;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private boolean failed;

    RequestSpan(Span span, HttpServletRequest request, HttpServletResponse response) {
        this.span = span;
        this.request = request;
        this.response = response;
    }

    /** The request has ended with an exception. */
    void fail(Exception e) {
        failed = true;
        Tracing.fail(span, e);
    }

    /** Ends the span now, or with an asynchronous response. The span of an event stream ends when the stream is open. */
    void endWithResponse() {
        if (request.isAsyncStarted() && !isStream()) {
            request.getAsyncContext().addListener(this);
        } else {
            end();
        }
    }

    private boolean isStream() {
        String type = response.getContentType();
        return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    private void end() {
        span.setAttribute("http.request.method", request.getMethod());
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String route) {
            span.setAttribute("http.route", route).updateName(request.getMethod() + " " + route);
        }
        // After an exception the container sets the status later.
        int status = failed ? HttpStatus.INTERNAL_SERVER_ERROR.value() : response.getStatus();
        span.setAttribute("http.response.status_code", status);
        if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // The response follows.
    }

    @Override
    public void onError(AsyncEvent event) {
        // The response follows.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
