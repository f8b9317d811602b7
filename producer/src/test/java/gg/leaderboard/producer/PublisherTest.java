package gg.leaderboard.producer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class PublisherTest {

    @Test
    void at_most_one_batch_of_events_waits_for_kafka() {
        MockProducer<String, byte[]> kafka =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        Publisher publisher = new Publisher(
                kafka,
                new ProgressLogger(Pace.AT_ONCE),
                Ticker.SYSTEM,
                ProducerRunTest.settings(Topics.GAME_EVENTS, 3));
        NumberedSource source = new NumberedSource(Pace.AT_ONCE, 4);
        CompletableFuture<Void> four = CompletableFuture.runAsync(() -> publish(publisher, source, 4));

        await().atMost(Duration.ofMinutes(1)).until(() -> kafka.history().size() == 3);
        assertThat(four).isNotDone();
        assertThat(publisher.totals().waiting()).isEqualTo(3);

        kafka.completeNext();
        four.join();
        assertThat(kafka.history()).hasSize(4);
    }

    @Test
    void at_the_end_of_its_source_it_waits_for_kafkas_acknowledgement() throws Exception {
        MockProducer<String, byte[]> kafka =
                new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
        Publisher publisher = new Publisher(
                kafka,
                new ProgressLogger(Pace.AT_ONCE),
                Ticker.SYSTEM,
                ProducerRunTest.settings(Topics.GAME_EVENTS, 3));
        publish(publisher, new NumberedSource(Pace.AT_ONCE, 1), 1);
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> close(publisher));

        assertThatThrownBy(() -> closed.get(2500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        kafka.completeNext();
        closed.join();
        assertThat(publisher.totals().acknowledged()).isEqualTo(1);
        assertThat(publisher.totals().failed()).isZero();
    }

    private static void close(Publisher publisher) {
        try {
            publisher.close(() -> false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void publish(Publisher publisher, NumberedSource source, int count) {
        try {
            for (int i = 0; i < count; i++) {
                publisher.publish(Objects.requireNonNull(source.next()));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
