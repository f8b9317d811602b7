package gg.leaderboard.api.trace;

import gg.leaderboard.tracing.ActiveSpan;
import gg.leaderboard.tracing.TraceContext;
import gg.leaderboard.tracing.Tracing;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Callers;
import gg.leaderboard.web.security.Role;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Makes the span of a traced request. A caller with the role submit, moderate or operate decides by its header {@code traceparent}
 * whether the request is traced, because a stranger could otherwise have all of them traced. For all others the configured share
 * is traced, below their header if they sent one.
 */
final class TraceFilter extends HttpFilter {

    private static final String DECIDED = TraceFilter.class.getName();

    private final transient Tracing tracing;

    TraceFilter(Tracing tracing) {
        this.tracing = tracing;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(DECIDED) != null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(DECIDED, true);
        SpanContext sent = isTrusted(Callers.of(request)) ? received(request) : SpanContext.getInvalid();
        if (sent.isValid() ? sent.isSampled() : tracing.samples()) {
            trace(request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isTrusted(Caller caller) {
        return caller.isIdentified()
                && (caller.has(Role.SUBMIT) || caller.has(Role.MODERATE) || caller.has(Role.OPERATE));
    }

    private static SpanContext received(HttpServletRequest request) {
        return TraceContext.read(request.getHeader(TraceContext.HEADER));
    }

    private void trace(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SpanContext sent = received(request);
        Span span = tracing.start(request.getMethod(), SpanKind.SERVER, sent.isValid() ? List.of(sent) : List.of());
        RequestSpan traced = new RequestSpan(span, request, response);
        ActiveSpan active = ActiveSpan.open(span);
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            traced.fail(e);
            throw e;
        } finally {
            active.close();
            traced.endWithResponse();
        }
    }
}
