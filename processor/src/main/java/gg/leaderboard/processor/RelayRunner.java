package gg.leaderboard.processor;

import gg.leaderboard.log.TopicId;
import gg.leaderboard.log.bounded.BoundedConsumers;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.consumer.LeavingConsumers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/** Passes records of a topic to its relay, and retries until Kafka has acknowledged all of them. */
@Component
class RelayRunner {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration MIN_BACK_OFF = Duration.ofMillis(100);

    private final Admin admin;
    private final CurrentProblems problems;
    private final Duration maxBackOff;
    private final Map<String, String> topicIds = new ConcurrentHashMap<>();

    RelayRunner(Admin admin, CurrentProblems problems, ProcessorProperties properties) {
        this.admin = admin;
        this.problems = problems;
        this.maxBackOff = properties.maxBackOff();
    }

    /**
     * Relays records.
     *
     * @param records records of one partition
     * @param relay sends the records of the topic with an id, and waits until Kafka has acknowledged all; throws if one fails
     */
    void run(
            List<ConsumerRecord<byte[], byte[]>> records,
            Acknowledgment acknowledgment,
            Consumer<?, ?> consumer,
            BiConsumer<List<ConsumerRecord<byte[], byte[]>>, String> relay) {
        String topic = records.get(0).topic();
        TopicPartition source = new TopicPartition(topic, records.get(0).partition());
        String partition = source.toString();
        try {
            String id = BoundedConsumers.topicId(LeavingConsumers.original(consumer), source)
                    .orElseGet(() -> TopicId.of(admin, topic, TIMEOUT));
            String before = topicIds.put(topic, id);
            if (before != null && !before.equals(id)) {
                // The topic was deleted and created again: none of its records have been read.
                consumer.seekToBeginning(consumer.assignment().stream()
                        .filter(assigned -> assigned.topic().equals(topic))
                        .toList());
                return;
            }
            relay.accept(records, id);
            acknowledgment.acknowledge();
            problems.clear(partition);
        } catch (RuntimeException e) {
            acknowledgment.nack(0, backOff(problems.raise(partition, e)));
        }
    }

    private Duration backOff(Duration lasted) {
        Duration half = lasted.dividedBy(2);
        Duration backOff = half.compareTo(MIN_BACK_OFF) < 0 ? MIN_BACK_OFF : half;
        return backOff.compareTo(maxBackOff) > 0 ? maxBackOff : backOff;
    }
}
