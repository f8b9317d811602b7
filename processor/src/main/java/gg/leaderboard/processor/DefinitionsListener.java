package gg.leaderboard.processor;

import gg.leaderboard.events.Topics;
import gg.leaderboard.log.consumer.CurrentProblems;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.event.ListenerContainerIdleEvent;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Copies changed definitions to Redis immediately, so that readers see them before the next score. */
@Component
class DefinitionsListener {

    private static final String ID = "definitions";

    private final BoardDefinitions boards;
    private final KafkaListenerEndpointRegistry listeners;
    private final CurrentProblems problems;

    DefinitionsListener(BoardDefinitions boards, KafkaListenerEndpointRegistry listeners, CurrentProblems problems) {
        this.boards = boards;
        this.listeners = listeners;
        this.problems = problems;
    }

    @KafkaListener(
            id = ID,
            idIsGroup = false,
            autoStartup = "false",
            topicPartitions = @TopicPartition(topic = Topics.LEADERBOARDS, partitions = "0"))
    void changed(List<ConsumerRecord<byte[], byte[]>> records) {
        boards.current();
        problems.clear(Topics.LEADERBOARDS + "-0");
    }

    // Starts the listener once the topic exists. A busy processor reads the definitions with every batch anyway.
    @EventListener
    void idle(ListenerContainerIdleEvent event) {
        MessageListenerContainer listener = listeners.getListenerContainer(ID);
        if (listener != null && !listener.isRunning() && boards.areKnown()) {
            listener.start();
        }
    }
}
