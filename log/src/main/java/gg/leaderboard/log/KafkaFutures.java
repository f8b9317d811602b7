package gg.leaderboard.log;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for answers of Kafka's clients. */
public final class KafkaFutures {

    private KafkaFutures() {}

    /**
     * Waits for an answer.
     *
     * @param answer as returned by a map of Kafka's clients; null is a programming error
     * @throws TimeoutException if there is no answer within {@code timeout}
     * @throws KafkaException if Kafka answers with an error
     */
    public static <T> T await(@Nullable Future<T> answer, Duration timeout) {
        try {
            return Objects.requireNonNull(answer).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka has not responded in time", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
