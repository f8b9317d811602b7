package gg.leaderboard.producer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Converts an {@link OutgoingRecord} to the record that is sent, for the tests of sources. */
public final class SentRecords {

    private SentRecords() {}

    /** The ingestion time of all records. */
    public static final Instant INGESTED_AT = Instant.parse("2026-11-20T12:00:01Z");

    public static ProducerRecord<String, byte[]> of(OutgoingRecord event) {
        return event.toRecord("any", INGESTED_AT);
    }

    public static String header(ProducerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
