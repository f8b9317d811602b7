package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.consumer.LogReader;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.event.ListenerContainerPartitionIdleEvent;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.stereotype.Component;

/** What Kafka's listener containers say, handed to the {@link LogReader}; always on the thread of the consumer. */
@Component
class GameEventsListener {

    private static final String LISTENER = "game-events";

    // Containers of several consumers number them.
    private static final String IS_OURS = "#root.event.listenerId.startsWith('" + LISTENER + "')";

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

    @EventListener(condition = IS_OURS)
    void partitionIdle(ListenerContainerPartitionIdleEvent idle) {
        reader.check(idle.getConsumer(), idle.getTopicPartition());
    }

    @EventListener(condition = IS_OURS)
    void idle(ListenerContainerIdleEvent idle) {
        reader.checkKafka();
    }
}
