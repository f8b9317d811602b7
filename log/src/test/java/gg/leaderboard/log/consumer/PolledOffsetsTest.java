package gg.leaderboard.log.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolledOffsetsTest {

    private static final TopicPartition PARTITION = new TopicPartition("t", 0);

    private final PolledOffsets polled = new PolledOffsets();

    @AfterEach
    void endDelivery() {
        PolledOffsets.endDelivery();
        PolledOffsets.forget(PARTITION);
    }

    @Test
    void the_time_of_a_poll_is_kept_while_its_records_are_delivered() {
        long before = System.nanoTime();
        polled.onConsume(poll(7));
        long polledAt = PolledOffsets.polledAt();

        assertThat(polledAt).isBetween(before, System.nanoTime());
        polled.onConsume(ConsumerRecords.empty());
        assertThat(PolledOffsets.polledAt()).isEqualTo(polledAt);
        assertThat(PolledOffsets.last(PARTITION)).isEqualTo(7);
    }

    @Test
    void without_a_delivery_to_this_thread_the_time_is_now() {
        polled.onConsume(poll(7));
        long later = System.nanoTime();

        assertThat(CompletableFuture.supplyAsync(PolledOffsets::polledAt).join())
                .isGreaterThanOrEqualTo(later);
        PolledOffsets.endDelivery();
        assertThat(PolledOffsets.polledAt()).isGreaterThanOrEqualTo(later);
    }

    private static ConsumerRecords<byte[], byte[]> poll(long offset) {
        return new ConsumerRecords<>(
                Map.of(PARTITION, List.of(new ConsumerRecord<>("t", 0, offset, new byte[0], new byte[0]))), Map.of());
    }
}
