package gg.leaderboard.tracing;

import gg.leaderboard.events.EventHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code traceparent} of the <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>. The header {@code
 * tracestate} is not passed on.
 */
public final class TraceContext {

    /** The name of the header, in HTTP as in Kafka. */
    public static final String HEADER = EventHeaders.TRACE;

    // A later version of the format may be longer than the 55 characters of this one.
    private static final int MOST = 128;

    private static final W3CTraceContextPropagator FORMAT = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<String> ONE_HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String value) {
            return List.of(HEADER);
        }

        @Override
        public @Nullable String get(@Nullable String value, String name) {
            return name.equals(HEADER) ? value : null;
        }
    };

    private TraceContext() {}

    /** Reads a header; an invalid context if it is missing, malformed or too long. */
    public static SpanContext read(@Nullable String header) {
        if (header == null || header.length() > MOST) {
            return SpanContext.getInvalid();
        }
        return Span.fromContext(FORMAT.extract(Context.root(), header, ONE_HEADER))
                .getSpanContext();
    }

    /** As {@link #read(String)}, for a header of Kafka. */
    public static SpanContext read(byte @Nullable [] header) {
        return header == null || header.length > MOST
                ? SpanContext.getInvalid()
                : read(new String(header, StandardCharsets.ISO_8859_1));
    }

    /** Writes the header of a valid context. */
    public static String write(SpanContext context) {
        Map<String, String> headers = new HashMap<>();
        FORMAT.inject(
                Context.root().with(Span.wrap(context)),
                headers,
                (to, name, value) -> Objects.requireNonNull(to).put(name, value));
        return Objects.requireNonNull(headers.get(HEADER));
    }
}
