package gg.leaderboard.archive;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.log.consumer.CurrentProblems;
import gg.leaderboard.log.consumer.LogReader;
import gg.leaderboard.log.consumer.RetryForeverErrorHandler;
import gg.leaderboard.log.metrics.FoldMeters;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.kafka.support.Acknowledgment;

/** Passes the events of one fold's listener container to its {@link LogReader}, always on the consumer thread. */
public class FoldListener {

    private final FoldName fold;
    private final boolean enabled;
    private final FoldMeters meters;
    private final LogReader reader;
    private final CurrentProblems problems;
    private final RetryForeverErrorHandler errorHandler;

    FoldListener(
            FoldName fold,
            boolean enabled,
            FoldMeters meters,
            LogReader reader,
            CurrentProblems problems,
            RetryForeverErrorHandler errorHandler) {
        this.fold = fold;
        this.enabled = enabled;
        this.meters = meters;
        this.reader = reader;
        this.problems = problems;
        this.errorHandler = errorHandler;
    }

    public String id() {
        return fold.label();
    }

    public String topic() {
        return fold.topic();
    }

    public String group() {
        return fold.group();
    }

    public boolean enabled() {
        return enabled;
    }

    FoldMeters meters() {
        return meters;
    }

    LogReader reader() {
        return reader;
    }

    RetryForeverErrorHandler errorHandler() {
        return errorHandler;
    }

    CurrentProblems problems() {
        return problems;
    }

    @KafkaListener(
            id = "#{__listener.id()}",
            groupId = "#{__listener.group()}",
            autoStartup = "#{__listener.enabled()}",
            topics = "#{__listener.topic()}")
    void records(List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
        reader.read(records, acknowledgment, consumer);
    }

    @EventListener
    void partitionIdle(ListenerContainerPartitionIdleEvent idle) {
        if (isOwnListener(idle.getListenerId())) {
            reader.check(idle.getConsumer(), idle.getTopicPartition());
        }
    }

    @EventListener
    void idle(ListenerContainerIdleEvent idle) {
        if (isOwnListener(idle.getListenerId())) {
            reader.checkKafka();
        }
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        reader.stop();
    }

    // The container appends the number of the consumer.
    private boolean isOwnListener(String listener) {
        return listener.startsWith(id() + "-");
    }
}
