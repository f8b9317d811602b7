package gg.leaderboard.api.kafka;

import gg.leaderboard.log.KafkaFutures;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Waits for answers of the admin client. */
final class Answers {

    private Answers() {}

    static <T> T await(@Nullable KafkaFuture<T> answer) {
        return KafkaFutures.await(answer, ConsoleKafka.TIMEOUT);
    }

    /** The answers without those about things that were deleted meanwhile or that the api may not see. */
    static <T> Map<String, T> existing(Map<String, KafkaFuture<T>> answers) {
        Map<String, T> existing = new TreeMap<>();
        answers.forEach((name, answer) -> {
            try {
                existing.put(name, await(answer));
            } catch (UnknownTopicOrPartitionException | AuthorizationException e) {
                // Not shown.
            }
        });
        return existing;
    }

    /** The answer, or nothing if Kafka cannot give it: other answers are shown without it. */
    static <T> Optional<T> optional(KafkaFuture<T> answer) {
        try {
            return Optional.of(await(answer));
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }
}
