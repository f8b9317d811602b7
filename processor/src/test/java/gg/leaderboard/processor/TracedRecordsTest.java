package gg.leaderboard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.Topics;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TracedRecordsTest {

    @Test
    void a_span_links_to_the_first_different_contexts_of_a_batch() {
        List<ConsumerRecord<byte[], byte[]>> records = IntStream.range(0, 100)
                .mapToObj(i -> traced("00-%032x-%016x-01".formatted(1 + i / 2, 7)))
                .toList();

        assertThat(TracedRecords.contexts(records))
                .hasSize(TracedRecords.MOST)
                .doesNotHaveDuplicates()
                .last()
                .satisfies(context -> assertThat(context.getTraceId()).endsWith("0020"));
        assertThat(TracedRecords.contexts(List.of(traced("00-%032x-%016x-00".formatted(1, 7)), traced("garbage"))))
                .isEmpty();
    }

    private static ConsumerRecord<byte[], byte[]> traced(String context) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(Topics.GAME_EVENTS, 0, 0, null, new byte[0]);
        record.headers().add(EventHeaders.TRACE, context.getBytes(UTF_8));
        return record;
    }
}
