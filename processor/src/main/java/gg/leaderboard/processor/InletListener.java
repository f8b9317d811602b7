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

/** Hands records of inlets to the {@link InletRelay}, the same again until Kafka has taken all of them. */
@Component
@ConditionalOnBooleanProperty(name = "leaderboard.processor.relay.enabled", matchIfMissing = true)
class InletListener {

    private static final Duration MIN_BACK_OFF = Duration.ofMillis(100);

    private final InletRelay relay;
    private final CurrentProblems troubles;
    private final Duration maxBackOff;

    InletListener(InletRelay relay, CurrentProblems troubles, ProcessorProperties properties) {
        this.relay = relay;
        this.troubles = troubles;
        this.maxBackOff = properties.maxBackOff();
    }

    @KafkaListener(
            id = "relay",
            idIsGroup = false,
            topicPattern = "#{@inlets.pattern()}",
            groupId = "leaderboard-score-relay",
            // A consumer that subscribes to a pattern finds a new topic only when it asks for all of them.
            properties = "metadata.max.age.ms=2000",
            containerFactory = "relayContainers")
    void records(List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
        String topic = records.get(0).topic();
        String partition = new TopicPartition(topic, records.get(0).partition()).toString();
        try {
            if (relay.isAnotherTopic(topic)) {
                // Deleted and created anew: another log, of which nothing has been read.
                consumer.seekToBeginning(consumer.assignment().stream()
                        .filter(assigned -> assigned.topic().equals(topic))
                        .toList());
                return;
            }
            relay.send(records);
            acknowledgment.acknowledge();
            troubles.clear(partition);
        } catch (RuntimeException e) {
            acknowledgment.nack(0, backOff(troubles.raise(partition, e)));
        }
    }

    private Duration backOff(Duration lasted) {
        Duration half = lasted.dividedBy(2);
        Duration least = half.compareTo(MIN_BACK_OFF) < 0 ? MIN_BACK_OFF : half;
        return least.compareTo(maxBackOff) > 0 ? maxBackOff : least;
    }
}
