package gg.leaderboard.processor;

import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.log.inlet.Inlet;
import gg.leaderboard.log.inlet.Inlets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Makes events of the records of inlets and sends them to the log; what is no event goes to the dead letters. For one thread. */
@Component
class InletRelay {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Inlets inlets;
    private final InletBoardCreator boards;
    private final Admin admin;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final DeadLetterPublisher deadLetters;
    private final Clock clock;
    private final Map<String, String> topicIds = new HashMap<>();

    InletRelay(
            Inlets inlets,
            InletBoardCreator boards,
            Admin admin,
            KafkaTemplate<byte[], byte[]> kafka,
            DeadLetterPublisher deadLetters,
            Clock clock) {
        this.inlets = inlets;
        this.boards = boards;
        this.admin = admin;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Whether the topic is no longer the one it was when this was last asked. */
    boolean isAnotherTopic(String topic) {
        String now = TopicId.of(admin, topic, PATIENCE);
        String before = topicIds.put(topic, now);
        return before != null && !before.equals(now);
    }

    /**
     * Returns when Kafka has all of them; fails if it could not take one.
     *
     * @param records of one topic
     */
    void send(List<ConsumerRecord<byte[], byte[]>> records) {
        String topic = records.get(0).topic();
        String id = Objects.requireNonNull(topicIds.get(topic), "isAnotherTopic() first");
        Inlet inlet = inlets.find(topic).orElseThrow();
        List<CompletableFuture<?>> sent = new ArrayList<>(records.size());
        DeadLetterPublisher.Batch unreadable = deadLetters.batch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                sent.add(kafka.send(message(record, id, inlet)));
            } catch (InvalidEventException e) {
                unreadable.add(record, id, e);
            }
        }
        unreadable.await();
        sent.forEach(CompletableFuture::join);
    }

    private ProducerRecord<byte[], byte[]> message(ConsumerRecord<byte[], byte[]> record, String topicId, Inlet inlet) {
        RelayedEvent relayed = RelayedEvent.of(record, topicId, inlet.mapping(), clock.instant());
        if (inlet.makesBoards() && relayed.event() instanceof ScoreSubmitted score) {
            boards.require(score.leaderboardId());
        }
        return relayed.message();
    }
}
