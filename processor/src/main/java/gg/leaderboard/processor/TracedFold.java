package gg.leaderboard.processor;

import gg.leaderboard.log.consumer.OffsetRange;
import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.tracing.ActiveSpan;
import gg.leaderboard.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A fold whose batches have a span if they have traced records. The first traced record is the parent, and the span links to the
 * others.
 */
final class TracedFold implements PartitionFold {

    private final PartitionProcessor fold;
    private final TracedStandings standings;
    private final Tracing tracing;

    TracedFold(PartitionProcessor fold, TracedStandings standings, Tracing tracing) {
        this.fold = fold;
        this.standings = standings;
        this.tracing = tracing;
    }

    @Override
    public OptionalLong process(List<ConsumerRecord<byte[], byte[]>> records) {
        List<SpanContext> traced = TracedRecords.contexts(records);
        if (traced.isEmpty()) {
            return fold.process(records);
        }
        Span batch = tracing.start("process " + records.get(0).topic(), SpanKind.CONSUMER, traced)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", records.get(0).topic())
                .setAttribute(
                        "messaging.destination.partition.id",
                        String.valueOf(records.get(0).partition()))
                .setAttribute("messaging.batch.message_count", records.size());
        ActiveSpan active = ActiveSpan.open(batch);
        try {
            standings.batchBegan();
            return fold.process(records);
        } catch (RuntimeException e) {
            Tracing.fail(batch, e);
            throw e;
        } finally {
            active.close();
            batch.end();
        }
    }

    @Override
    public LogPartition partition() {
        return fold.partition();
    }

    @Override
    public GenerationStamp stamp() {
        return fold.stamp();
    }

    @Override
    public boolean needsUncommitted() {
        return fold.needsUncommitted();
    }

    @Override
    public long resumeAt(OffsetRange log) {
        return fold.resumeAt(log);
    }

    @Override
    public Optional<Instant> lastTime() {
        return fold.lastTime();
    }

    @Override
    public OptionalLong pass(long last) {
        return fold.pass(last);
    }

    @Override
    public OptionalLong check() {
        return fold.check();
    }
}
