package gg.leaderboard.api.live;

import gg.leaderboard.tracing.ActiveSpan;
import gg.leaderboard.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import java.util.ArrayList;
import java.util.List;

/**
 * The traced changes since the last read of a view. A read that shows some has the span {@code push}, below the first change and
 * with links to the others. Thread-safe.
 */
final class TracedChanges {

    private static final int MOST = 16;

    private final Tracing tracing;
    private List<SpanContext> changes = new ArrayList<>();

    TracedChanges(Tracing tracing) {
        this.tracing = tracing;
    }

    /** Adds a change, unless the context is not valid or there are many already. */
    synchronized void add(SpanContext change) {
        if (change.isSampled() && changes.size() < MOST) {
            changes.add(change);
        }
    }

    /** Runs a read of {@code subject}, which passes the new state to the watchers. */
    void show(Subject subject, Runnable read) {
        List<SpanContext> causes = tracing.isOn() ? take() : List.of();
        if (causes.isEmpty()) {
            read.run();
            return;
        }
        Span span = tracing.start("push", SpanKind.PRODUCER, causes).setAttribute("leaderboard.id", subject.boardId());
        ActiveSpan active = ActiveSpan.open(span);
        try {
            read.run();
        } finally {
            active.close();
            span.end();
        }
    }

    private synchronized List<SpanContext> take() {
        List<SpanContext> taken = changes;
        if (!taken.isEmpty()) {
            changes = new ArrayList<>();
        }
        return taken;
    }
}
