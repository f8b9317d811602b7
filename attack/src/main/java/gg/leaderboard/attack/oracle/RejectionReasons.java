package gg.leaderboard.attack.oracle;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The refused records of one topic and the reasons, from the headers of the dead letters. */
final class RejectionReasons {

    private final Map<String, String> reasons = new HashMap<>();

    private RejectionReasons() {}

    static RejectionReasons of(RawLog log, String topicId) {
        RejectionReasons letters = new RejectionReasons();
        log.read("game-events.dlq", letter -> {
            if (text(letter, "dlq_source_topic_id").equals(topicId)) {
                letters.reasons.put(
                        text(letter, "dlq_source_partition") + ":" + text(letter, "dlq_source_offset"),
                        text(letter, "dlq_reason"));
            }
        });
        return letters;
    }

    /** Returns the reason why this record was refused; empty if it was not. */
    Optional<String> reason(ConsumerRecord<?, ?> record) {
        return Optional.ofNullable(reasons.get(record.partition() + ":" + record.offset()));
    }

    private static String text(ConsumerRecord<?, ?> letter, String header) {
        byte[] value = RawLog.header(letter, header);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
