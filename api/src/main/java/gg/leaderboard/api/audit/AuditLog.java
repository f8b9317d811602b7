package gg.leaderboard.api.audit;

import gg.leaderboard.events.Topics;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes changes that were made to their topic. The callers do not wait for it: a change that was made is never reported as
 * failed. If Kafka does not accept the entry, it is in the service's log.
 */
@Component
public class AuditLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    // Sending waits for metadata first. A caller may be the thread of a Kafka client, which fetches them.
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> new Thread(work, "audit"));
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final JsonMapper json;
    private final InstantSource time;

    AuditLog(KafkaTemplate<byte[], byte[]> kafka, JsonMapper json, InstantSource time) {
        this.kafka = kafka;
        this.json = json;
        this.time = time;
    }

    /** As {@link #write(Actor, String, String, Object, Object)}, without a state. */
    public void write(Actor actor, String action, String target) {
        write(actor, action, target, null, null);
    }

    /**
     * Writes an entry.
     *
     * @param before a value that is written as a JSON object, without secrets; null if there is none
     * @param after as {@code before}
     */
    public void write(Actor actor, String action, String target, @Nullable Object before, @Nullable Object after) {
        AuditEntry entry = new AuditEntry(
                time.instant(), actor.id(), actor.reason(), action, target, fields(before), fields(after));
        try {
            sender.execute(() -> send(entry));
        } catch (RejectedExecutionException e) {
            warn(entry, e);
        }
    }

    private void send(AuditEntry entry) {
        byte[] value = json.writeValueAsBytes(entry);
        try {
            var unused = kafka.send(new ProducerRecord<>(Topics.AUDIT, 0, null, value))
                    .whenComplete((sent, problem) -> {
                        if (problem != null) {
                            warn(entry, problem);
                        }
                    });
        } catch (RuntimeException e) {
            warn(entry, e);
        }
    }

    private @Nullable Map<String, Object> fields(@Nullable Object state) {
        return state == null ? null : json.convertValue(state, FIELDS);
    }

    private void warn(AuditEntry entry, Throwable problem) {
        LOG.warn(
                "Kafka did not accept an entry of {}, so only this line has it. Keep the line, and check Kafka: {} ({})",
                Topics.AUDIT,
                json.writeValueAsString(entry),
                problem.toString());
    }

    /** Sends what was written, for at most a second. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            var unused = sender.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
