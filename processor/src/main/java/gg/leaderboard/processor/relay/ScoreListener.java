package gg.leaderboard.processor.relay;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.reading.Troubles;
import gg.leaderboard.processor.ProcessorProperties;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/** Hands scores to the {@link ScoreRelay}, the same again until Kafka has taken all of them. */
@Component
@ConditionalOnBooleanProperty(name = "leaderboard.processor.relay.enabled", matchIfMissing = true)
class ScoreListener {

    private static final Duration MIN_BACK_OFF = Duration.ofMillis(100);

    private final ScoreRelay relay;
    private final Troubles troubles;
    private final Duration maxBackOff;

    ScoreListener(ScoreRelay relay, Troubles troubles, ProcessorProperties properties) {
        this.relay = relay;
        this.troubles = troubles;
        this.maxBackOff = properties.maxBackOff();
    }

    @KafkaListener(
            id = "relay",
            idIsGroup = false,
            topics = Topics.LEADERBOARD_SCORES,
            groupId = "leaderboard-score-relay",
            containerFactory = "relayContainers")
    void scores(List<ConsumerRecord<byte[], byte[]>> scores, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
        String partition =
                new TopicPartition(scores.get(0).topic(), scores.get(0).partition()).toString();
        try {
            if (relay.isAnotherTopic()) {
                // Deleted and created anew: another log, of which nothing has been read.
                consumer.seekToBeginning(consumer.assignment());
                return;
            }
            relay.send(scores);
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
