package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.consumer.LogReader;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/** Passes records and events of Kafka's listener containers to the {@link LogReader}, on the consumer's thread. */
@Component
class GameEventsListener {

    static final String LISTENER = "game-events";

    // A container with several consumers appends a number to the id.
    private static final String IS_THIS_LISTENER = "#root.event.listenerId.startsWith('" + LISTENER + "')";

    private final LogReader reader;
    private final TopFiveLogger topFive;

    GameEventsListener(LogReader reader, TopFiveLogger topFive) {
        this.reader = reader;
        this.topFive = topFive;
    }

    @KafkaListener(id = LISTENER, idIsGroup = false, topics = Topics.GAME_EVENTS)
    void records(List<ConsumerRecord<byte[], byte[]>> records, Acknowledgment acknowledgment, Consumer<?, ?> consumer) {
        reader.read(records, acknowledgment, consumer);
        topFive.afterBatch();
    }

    @EventListener(condition = IS_THIS_LISTENER)
    void partitionIdle(ListenerContainerPartitionIdleEvent idle) {
        reader.check(idle.getConsumer(), idle.getTopicPartition());
    }

    @EventListener(condition = IS_THIS_LISTENER)
    void idle(ListenerContainerIdleEvent idle) {
        reader.checkKafka();
    }

    @EventListener
    void closed(ContextClosedEvent event) {
        reader.stop();
    }
}
