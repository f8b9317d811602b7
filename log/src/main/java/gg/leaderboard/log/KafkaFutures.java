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

/** What Kafka says to a question, waited for only so long. */
public final class KafkaFutures {

    private KafkaFutures() {}

    /**
     * @param question as Kafka's clients return it; null is a question that was never asked, which is a defect
     * @throws TimeoutException if there is no answer within {@code patience}
     * @throws KafkaException what Kafka answers instead
     */
    public static <T> T await(@Nullable Future<T> question, Duration patience) {
        try {
            return Objects.requireNonNull(question).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("Kafka has not answered in time", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
