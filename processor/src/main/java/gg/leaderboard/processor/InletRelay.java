package gg.leaderboard.processor;

import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.log.inlet.Inlet;
import gg.leaderboard.log.inlet.Inlets;
import gg.leaderboard.tracing.Tracing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Converts records of inlets to events and sends them to the log. Invalid ones become dead letters. Not thread-safe. */
@Component
class InletRelay {

    private final Inlets inlets;
    private final InletBoardCreator boards;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final DeadLetterPublisher deadLetters;
    private final RelayMetrics metrics;
    private final Clock clock;
    private final Tracing tracing;

    InletRelay(
            Inlets inlets,
            InletBoardCreator boards,
            KafkaTemplate<byte[], byte[]> kafka,
            DeadLetterPublisher deadLetters,
            RelayMetrics metrics,
            Clock clock,
            Tracing tracing) {
        this.inlets = inlets;
        this.boards = boards;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.clock = clock;
        this.tracing = tracing;
    }

    /**
     * Sends the records as events, and waits until Kafka has acknowledged all. Throws if one fails.
     *
     * @param records records of one topic
     * @param topicId the id of the topic
     */
    void send(List<ConsumerRecord<byte[], byte[]>> records, String topicId) {
        Inlet inlet = inlets.find(records.get(0).topic()).orElseThrow();
        List<CompletableFuture<?>> sent = new ArrayList<>(records.size());
        DeadLetterPublisher.Batch unreadable = deadLetters.batch();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                sent.add(kafka.send(message(record, topicId, inlet)));
            } catch (InvalidEventException e) {
                unreadable.add(record, topicId, e);
            }
        }
        unreadable.await();
        sent.forEach(CompletableFuture::join);
        unreadable.count();
        metrics.relayed(inlet.topic(), sent.size());
    }

    private ProducerRecord<byte[], byte[]> message(ConsumerRecord<byte[], byte[]> record, String topicId, Inlet inlet) {
        RelayedEvent relayed = RelayedEvent.of(record, topicId, inlet.mapping(), clock.instant());
        if (inlet.makesBoards() && relayed.event() instanceof ScoreSubmitted score) {
            boards.require(score.leaderboardId());
        }
        ProducerRecord<byte[], byte[]> message = relayed.message();
        if (tracing.isOn()) {
            TracedRecords.copyContext(record, message);
        }
        return message;
    }
}
