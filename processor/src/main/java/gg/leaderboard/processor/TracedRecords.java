package gg.leaderboard.processor;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.tracing.TraceContext;
import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** The trace contexts of records, in the header {@code traceparent}. */
final class TracedRecords {

    /** The most records that a span links to. */
    static final int MOST = 32;

    private TracedRecords() {}

    /** The different contexts of those records whose senders have traced them; of the first ones, if there are many. */
    static List<SpanContext> contexts(List<ConsumerRecord<byte[], byte[]>> records) {
        List<SpanContext> contexts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (contexts.size() == MOST) {
                break;
            }
            Header header = record.headers().lastHeader(EventHeaders.TRACE);
            if (header != null) {
                SpanContext context = TraceContext.read(header.value());
                if (context.isSampled() && !contexts.contains(context)) {
                    contexts.add(context);
                }
            }
        }
        return contexts;
    }

    /** Adds the header of a record to its copy, if the sender has traced the record. */
    static void copyContext(ConsumerRecord<byte[], byte[]> record, ProducerRecord<byte[], byte[]> copy) {
        Header header = record.headers().lastHeader(EventHeaders.TRACE);
        if (header != null && TraceContext.read(header.value()).isSampled()) {
            copy.headers().add(EventHeaders.TRACE, header.value());
        }
    }
}
