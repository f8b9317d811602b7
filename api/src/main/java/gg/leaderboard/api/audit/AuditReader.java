package gg.leaderboard.api.audit;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.bounded.BoundedConsumers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads the newest entries of the audit from the end of its topic. */
@Component
class AuditReader {

    private static final Logger LOG = LoggerFactory.getLogger(AuditReader.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.AUDIT, 0);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final JsonMapper json;

    AuditReader(KafkaAdmin kafka, JsonMapper json) {
        this.settings = new HashMap<>(kafka.getConfigurationProperties());
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.json = json;
    }

    /**
     * Returns a page, the newest entry first.
     *
     * @param before the position of the previous page's last entry; {@link Long#MAX_VALUE} for the first page
     * @throws org.apache.kafka.common.KafkaException if Kafka is unavailable
     */
    AuditPage read(long before, int limit) {
        Consumer<byte[], byte[]> consumer = BoundedConsumers.bound(
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
        try {
            consumer.assign(List.of(PARTITION));
            long first = consumer.beginningOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            long end = Math.min(before, consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L));
            long begin = Math.max(first, end - limit);
            return end <= begin ? AuditPage.EMPTY : page(consumer, begin, end, begin > first);
        } finally {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }

    // The topic has no transactions and is not compacted, so its offsets have no gaps.
    private AuditPage page(Consumer<byte[], byte[]> consumer, long begin, long end, boolean hasMore) {
        List<AuditEntry> entries = new ArrayList<>();
        consumer.seek(PARTITION, begin);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (consumer.position(PARTITION) < end) {
            if (System.nanoTime() - deadline > 0) {
                throw new TimeoutException("The audit was not read in time");
            }
            consumer.poll(TIMEOUT).forEach(record -> {
                if (record.offset() < end) {
                    add(entries, record);
                }
            });
        }
        Collections.reverse(entries);
        return new AuditPage(entries, hasMore ? String.valueOf(begin) : null);
    }

    // Any client with write access may have written the record.
    private void add(List<AuditEntry> entries, ConsumerRecord<byte[], byte[]> record) {
        try {
            entries.add(Objects.requireNonNull(json.readValue(record.value(), AuditEntry.class)));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Skipped {}@{}: not an entry of the audit. Let only the api write to this topic",
                    PARTITION,
                    record.offset());
        }
    }
}
