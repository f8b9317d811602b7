package gg.leaderboard.processor.relay;

import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.processor.deadletter.DeadLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Makes events of scores and sends them to the log; what is no score goes to the dead letters. For one thread. */
@Component
class ScoreRelay {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Admin admin;
    private final KafkaTemplate<byte[], byte[]> kafka;
    private final DeadLetters deadLetters;
    private @Nullable String topicId;

    ScoreRelay(Admin admin, KafkaTemplate<byte[], byte[]> kafka, DeadLetters deadLetters) {
        this.admin = admin;
        this.kafka = kafka;
        this.deadLetters = deadLetters;
    }

    /** Whether the topic is no longer the one it was when this was last asked. */
    boolean isAnotherTopic() {
        String before = topicId;
        topicId = TopicId.of(admin, Topics.LEADERBOARD_SCORES, PATIENCE);
        return before != null && !before.equals(topicId);
    }

    /** Returns when Kafka has all of them; fails if it could not take one. */
    void send(List<ConsumerRecord<byte[], byte[]>> scores) {
        String id = Objects.requireNonNull(topicId, "isAnotherTopic() first");
        List<CompletableFuture<?>> sent = new ArrayList<>(scores.size());
        DeadLetters.Batch unreadable = deadLetters.batch();
        for (ConsumerRecord<byte[], byte[]> score : scores) {
            try {
                sent.add(kafka.send(RelayedScore.of(score, id)));
            } catch (InvalidEventException e) {
                unreadable.add(score, id, e);
            }
        }
        unreadable.await();
        sent.forEach(CompletableFuture::join);
    }
}
