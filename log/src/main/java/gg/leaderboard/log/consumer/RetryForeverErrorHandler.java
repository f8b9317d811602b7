package gg.leaderboard.log.consumer;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Retries the same records without limit, with a back-off, while Kafka or the store is unavailable. It never skips a record
 * or sends it to the dead letters.
 */
public final class RetryForeverErrorHandler implements CommonErrorHandler {

    private static final Duration MIN_BACK_OFF = Duration.ofMillis(100);

    private final LogReader reader;
    private final CurrentProblems problems;
    private final Duration maxBackOff;

    /** @param maxBackOff the longest wait between attempts */
    public RetryForeverErrorHandler(LogReader reader, CurrentProblems problems, Duration maxBackOff) {
        this.reader = reader;
        this.problems = problems;
        this.maxBackOff = maxBackOff;
    }

    @Override
    public boolean isAckAfterHandle() {
        return false;
    }

    @Override
    public void handleBatch(
            Exception thrown,
            ConsumerRecords<?, ?> records,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            Runnable invokeListener) {
        for (TopicPartition partition : records.partitions()) {
            long first = records.records(partition).get(0).offset();
            reader.failed(consumer, partition, first);
            consumer.seek(partition, first);
        }
        await(records.partitions().iterator().next().toString(), thrown, container);
    }

    @Override
    public void handleOtherException(
            Exception thrown, Consumer<?, ?> consumer, MessageListenerContainer container, boolean batchListener) {
        await(CurrentProblems.POLL, thrown, container);
    }

    private void await(String name, Exception thrown, MessageListenerContainer container) {
        if (reader.isStopping()) {
            return;
        }
        Duration lasted = problems.raise(name, thrown);
        long millis = Math.min(maxBackOff.toMillis(), Math.max(MIN_BACK_OFF.toMillis(), lasted.toMillis() / 2));
        try {
            ListenerUtils.stoppableSleep(container, millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
