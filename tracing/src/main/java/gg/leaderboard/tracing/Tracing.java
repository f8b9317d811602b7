package gg.leaderboard.tracing;

import gg.leaderboard.log.Version;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of a service. Without a receiver there are none: every method then returns after a null check, and no thread is
 * started. Spans that the receiver does not take in time are dropped: at most 2048 wait. Thread-safe.
 */
public final class Tracing implements AutoCloseable {

    /** Makes no spans. */
    public static final Tracing OFF = new Tracing(null, 0);

    private static final String SCOPE = "gg.leaderboard";
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final @Nullable SdkTracerProvider provider;
    private final @Nullable Tracer tracer;
    private final double sampling;

    private Tracing(@Nullable SdkTracerProvider provider, double sampling) {
        this.provider = provider;
        this.tracer = provider == null ? null : provider.get(SCOPE);
        this.sampling = sampling;
    }

    /**
     * The spans of a service.
     *
     * @param service its name in spans
     */
    public static Tracing of(TracingProperties properties, String service) {
        URI endpoint = properties.endpoint();
        return endpoint == null ? OFF : new Tracing(provider(endpoint, properties, service), properties.sampling());
    }

    private static SdkTracerProvider provider(URI endpoint, TracingProperties properties, String service) {
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.toString())
                .setCompression("gzip")
                .setTimeout(TIMEOUT)
                .setHeaders(properties::headers)
                .build();
        return SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.builder()
                        .put("service.namespace", "leaderboard")
                        .put("service.name", service)
                        .put("service.version", Version.current().number())
                        .build()))
                .addSpanProcessor(BatchSpanProcessor.builder(new ReportingExporter(exporter, properties.receiver()))
                        .setScheduleDelay(DELAY)
                        .build())
                .build();
    }

    /** Whether there is a receiver. */
    public boolean isOn() {
        return tracer != null;
    }

    /** Decides by the configured share whether a call is traced. */
    public boolean samples() {
        return tracer != null && ThreadLocalRandom.current().nextDouble() < sampling;
    }

    /**
     * Starts a span. The first of {@code causes} is its parent, and it links to the others. Without a cause it begins a trace.
     *
     * @param causes the traced spans that led to this one; few
     */
    public Span start(String name, SpanKind kind, List<SpanContext> causes) {
        if (tracer == null) {
            return Span.getInvalid();
        }
        SpanBuilder span = tracer.spanBuilder(name).setSpanKind(kind).setNoParent();
        if (!causes.isEmpty()) {
            span.setParent(Context.root().with(Span.wrap(causes.get(0))));
            causes.subList(1, causes.size()).forEach(span::addLink);
        }
        return span.startSpan();
    }

    /** Starts a span below the current span of this thread; null if the thread has none. */
    public @Nullable Span startChild(String name, SpanKind kind) {
        if (tracer == null || !Span.current().getSpanContext().isValid()) {
            return null;
        }
        return tracer.spanBuilder(name).setSpanKind(kind).startSpan();
    }

    /** Adds a span below the current span of this thread, from {@code begin} until now. Does nothing if the thread has none. */
    public void addChild(String name, Instant begin) {
        if (tracer != null && Span.current().getSpanContext().isValid()) {
            tracer.spanBuilder(name).setStartTimestamp(begin).startSpan().end();
        }
    }

    /** Marks a span as failed. Its text is the type of the failure only, because messages can contain ids of players. */
    public static void fail(Span span, Throwable failure) {
        span.setStatus(StatusCode.ERROR).setAttribute(ERROR, failure.getClass().getName());
    }

    /** Sends the remaining spans, for at most a second. */
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(DELAY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
