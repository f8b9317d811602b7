package gg.leaderboard.log.consumer;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ListenerUtils;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * What to do when Kafka or the store is away: wait, then read the same records again, without end. No record is ever skipped
 * or sent to the dead letters for it.
 */
public final class RetryForeverErrorHandler implements CommonErrorHandler {

    private static final Duration MIN_BACK_OFF = Duration.ofMillis(100);

    private final LogReader reader;
    private final CurrentProblems troubles;
    private final Duration maxBackOff;

    /** @param maxBackOff longest wait between attempts */
    public RetryForeverErrorHandler(LogReader reader, CurrentProblems troubles, Duration maxBackOff) {
        this.reader = reader;
        this.troubles = troubles;
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

    private void await(String trouble, Exception thrown, MessageListenerContainer container) {
        Duration lasted = troubles.raise(trouble, thrown);
        long millis = Math.min(maxBackOff.toMillis(), Math.max(MIN_BACK_OFF.toMillis(), lasted.toMillis() / 2));
        try {
            ListenerUtils.stoppableSleep(container, millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
