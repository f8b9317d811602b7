package gg.leaderboard.processor;

import gg.leaderboard.log.consumer.CurrentProblems;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/** Passes records of inlets to the {@link InletRelay}, and retries until Kafka has acknowledged all of them. */
@Component
@ConditionalOnBooleanProperty(name = "leaderboard.processor.relay.enabled", matchIfMissing = true)
class InletListener {

    private static final Duration MIN_BACK_OFF = Duration.ofMillis(100);

    private final InletRelay relay;
    private final CurrentProblems problems;
    private final Duration maxBackOff;

    InletListener(InletRelay relay, CurrentProblems problems, ProcessorProperties properties) {
        this.relay = relay;
        this.problems = problems;
        this.maxBackOff = properties.maxBackOff();
    }

    @KafkaListener(
            id = "relay",
            idIsGroup = false,
            topicPattern = "#{@inlets.pattern()}",
            groupId = "leaderboard-score-relay",
            // A consumer that subscribes to a pattern finds new topics only when it refreshes its metadata.
            properties = "metadata.max.age.ms=2000",
            containerFactory = "relayContainers")
    void records(List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
        String topic = records.get(0).topic();
        String partition = new TopicPartition(topic, records.get(0).partition()).toString();
        try {
            if (relay.isAnotherTopic(topic)) {
                // The topic was deleted and created again: none of its records have been read.
                consumer.seekToBeginning(consumer.assignment().stream()
                        .filter(assigned -> assigned.topic().equals(topic))
                        .toList());
                return;
            }
            relay.send(records);
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
