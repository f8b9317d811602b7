package gg.leaderboard.processor;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/** Passes records of inlets to the {@link InletRelay}. */
@Component
@ConditionalOnBooleanProperty(name = "leaderboard.processor.relay.enabled", matchIfMissing = true)
class InletListener {

    private final RelayRunner runner;
    private final InletRelay relay;

    InletListener(RelayRunner runner, InletRelay relay) {
        this.runner = runner;
        this.relay = relay;
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
        runner.run(records, acknowledgment, consumer, relay::send);
    }
}
