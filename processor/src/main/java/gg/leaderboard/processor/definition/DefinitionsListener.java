package gg.leaderboard.processor.definition;

import gg.leaderboard.events.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.TopicPartition;
import org.springframework.stereotype.Component;

/** Tells at once that a board was made or changed, so that readers need not wait for the next score. */
@Component
class DefinitionsListener {

    private final BoardDefinitions boards;

    DefinitionsListener(BoardDefinitions boards) {
        this.boards = boards;
    }

    @KafkaListener(
            id = "definitions",
            idIsGroup = false,
            concurrency = "1",
            topicPartitions = @TopicPartition(topic = Topics.LEADERBOARDS, partitions = "0"))
    void changed(List<ConsumerRecord<byte[], byte[]>> records) {
        boards.current();
    }
}
