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

/** Converts records of inlets to events and sends them to the log. Invalid ones become dead letters. Not thread-safe. */
@Component
class InletRelay {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

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

    /** Whether the topic was recreated since the last call. */
    boolean isAnotherTopic(String topic) {
        String now = TopicId.of(admin, topic, TIMEOUT);
        String before = topicIds.put(topic, now);
        return before != null && !before.equals(now);
    }

    /**
     * Sends the records as events, and waits until Kafka has acknowledged all. Throws if one fails.
     *
     * @param records records of one topic
     */
    void send(List<ConsumerRecord<byte[], byte[]>> records) {
        String topic = records.get(0).topic();
        String id = Objects.requireNonNull(topicIds.get(topic), "isAnotherTopic() must be called first");
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
