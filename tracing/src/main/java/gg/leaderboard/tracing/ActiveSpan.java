package gg.leaderboard.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

/** A span while it is the current one of a thread. Log lines of the thread have its ids, with the names of ECS. */
public final class ActiveSpan {

    private static final String TRACE = "trace.id";
    private static final String SPAN = "span.id";

    private final Scope scope;

    private ActiveSpan(Scope scope) {
        this.scope = scope;
    }

    /** Makes the span the current one until {@link #close}, which must be called on the same thread. */
    @SuppressWarnings("MustBeClosedChecker")
    public static ActiveSpan open(Span span) {
        SpanContext context = span.getSpanContext();
        MDC.put(TRACE, context.getTraceId());
        MDC.put(SPAN, context.getSpanId());
        return new ActiveSpan(span.makeCurrent());
    }

    public void close() {
        scope.close();
        MDC.remove(TRACE);
        MDC.remove(SPAN);
    }
}
