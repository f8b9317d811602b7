package gg.leaderboard.tracing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs once that the receiver takes no spans, and once that it does again. */
final class ReportingExporter implements SpanExporter {

    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);

    private final SpanExporter exporter;
    private final String receiver;
    private final AtomicBoolean failing = new AtomicBoolean();

    ReportingExporter(SpanExporter exporter, String receiver) {
        this.exporter = exporter;
        this.receiver = receiver;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        return result.whenComplete(() -> report(result.isSuccess()));
    }

    private void report(boolean success) {
        if (failing.getAndSet(!success) == success) {
            if (success) {
                LOG.info("Spans are sent to {} again", receiver);
            } else {
                LOG.warn(
                        "Cannot send spans to {}, so they are dropped. Start the receiver, or correct"
                                + " leaderboard.tracing.endpoint: it is the whole address, usually with the path /v1/traces",
                        receiver);
            }
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
