package gg.leaderboard.producer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Topics;
import gg.leaderboard.testing.Servers;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;

class ProducerRunTest {

    // One second, with a margin for a busy machine. The waits that must not happen take ten seconds or more.
    private static final Duration SOON = Duration.ofSeconds(3);

    @Test
    void events_have_their_player_as_key_headers_and_order() throws Exception {
        NumberedSource source = new NumberedSource(Pace.AT_ONCE, 1_000);
        RunResult outcome = run(source);

        assertThat(outcome.isGood()).isTrue();
        assertThat(outcome.totals().acknowledged()).isEqualTo(1_000);
        assertThat(pointsByPlayer(source))
                .containsOnly(IntStream.range(0, 200).boxed().toList());
        assertThat(recordsOf(source, 3)).allSatisfy(message -> {
            assertThat(header(message, "event_id"))
                    .isEqualTo(EventJson.parse(message.value()).path("event_id").asString());
            assertThat(header(message, "event_type")).isEqualTo("player_scored");
            assertThat(EventJson.parse(message.value()).path("ingested_at").asString())
                    .startsWith("20")
                    .endsWith("Z");
        });
    }

    @Test
    void another_topic_is_created_and_receives_the_events() throws Exception {
        NumberedSource source = new NumberedSource(Pace.AT_ONCE, 20);
        ProducerRun run =
                new ProducerRun(source, clients(Servers.kafka()), Ticker.SYSTEM, settings("scores-of-old", 7));
        run.start();

        assertThat(run.outcome().get(60, TimeUnit.SECONDS).totals().acknowledged())
                .isEqualTo(20);
        assertThat(GameEventsTopic.read(Servers.kafka(), "scores-of-old")).hasSize(20);
    }

    @Test
    void topics_that_are_not_for_events_are_rejected() {
        assertThatThrownBy(() -> settings(Topics.LEADERBOARDS, 1))
                .isInstanceOf(UsageException.class)
                .hasMessage("--topic must be one for events or scores; was leaderboards");
        assertThatThrownBy(() -> settings(Topics.DEAD_LETTERS, 1)).isInstanceOf(UsageException.class);
    }

    @Test
    void a_stop_sends_events_in_flight_and_is_prompt() {
        NumberedSource source = NumberedSource.endless(Pace.perSecond(2_000));
        ProducerRun run = start(source);
        await().atMost(Duration.ofMinutes(1)).until(() -> source.made() > 1_000);

        assertThat(millisToStop(run)).isLessThan(SOON.toMillis());
        assertThat(run.isRunning()).isFalse();
        PublishTotals totals = run.outcome().join().totals();
        assertThat(totals.acknowledged()).isEqualTo(totals.sent()).isGreaterThan(1_000);
        assertThat(totals.failed()).isZero();
        assertThat(pointsByPlayer(source).stream().mapToInt(List::size).sum()).isEqualTo((int) totals.sent());
    }

    @Test
    void a_stop_does_not_wait_for_an_uninterruptible_source() {
        CountDownLatch never = new CountDownLatch(1);
        NumberedSource source = new NumberedSource(Pace.AT_ONCE, 10) {
            @Override
            public @Nullable OutgoingRecord next() throws IOException, InterruptedException {
                OutgoingRecord event = super.next();
                while (event == null) {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        // Ignores the interrupt, as a read of standard input does.
                    }
                }
                return event;
            }
        };
        ProducerRun run = start(source);
        await().atMost(Duration.ofMinutes(1)).until(() -> source.made() == 10);

        assertThat(millisToStop(run)).isLessThan(SOON.toMillis());
        assertThat(run.outcome().join().totals().acknowledged()).isEqualTo(10);
    }

    @Test
    void an_event_rejected_by_kafka_is_counted_and_the_others_are_sent() throws Exception {
        RunResult outcome = run(new NumberedSource(Pace.AT_ONCE, 10) {
            @Override
            public @Nullable OutgoingRecord next() throws IOException, InterruptedException {
                OutgoingRecord event = super.next();
                return made() == 5 ? OutgoingRecord.raw("p", new byte[2_000_000]) : event;
            }
        });

        assertThat(outcome.totals().failed()).isEqualTo(1);
        assertThat(outcome.totals().acknowledged()).isEqualTo(9);
        assertThat(outcome.isGood()).isFalse();
    }

    @Test
    void a_failing_source_ends_the_run_after_its_events_are_sent() throws Exception {
        RunResult outcome = run(new NumberedSource(Pace.AT_ONCE, 10) {
            @Override
            public @Nullable OutgoingRecord next() throws IOException, InterruptedException {
                OutgoingRecord event = super.next();
                if (event == null) {
                    throw new IOException("the disk is gone");
                }
                return event;
            }
        });

        assertThat(outcome.failure()).isEqualTo("the disk is gone");
        assertThat(outcome.totals().acknowledged()).isEqualTo(10);
        assertThat(outcome.isGood()).isFalse();
    }

    @Test
    void rejected_input_makes_a_result_fail() throws Exception {
        RunResult outcome = run(new NumberedSource(Pace.AT_ONCE, 1) {
            @Override
            public long rejected() {
                return 1;
            }
        });

        assertThat(outcome.failure()).isNull();
        assertThat(outcome.isGood()).isFalse();
    }

    private static RunResult run(NumberedSource source) throws Exception {
        return start(source).outcome().get(60, TimeUnit.SECONDS);
    }

    private static ProducerRun start(NumberedSource source) {
        ProducerRun run =
                new ProducerRun(source, clients(Servers.kafka()), Ticker.SYSTEM, settings(Topics.GAME_EVENTS, 100));
        run.start();
        return run;
    }

    static ProducerProperties settings(String topic, int batch) {
        return new ProducerProperties("simulator", null, topic, batch, null, InetAddress.getLoopbackAddress());
    }

    static KafkaClients clients(String servers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers);
        return new KafkaClients(new KafkaAdmin(settings), new DefaultKafkaProducerFactory<>(settings), Ticker.SYSTEM);
    }

    static long millisToStop(ProducerRun run) {
        long start = System.nanoTime();
        run.stop();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static List<List<Integer>> pointsByPlayer(NumberedSource source) {
        return IntStream.range(0, NumberedSource.PLAYERS)
                .mapToObj(player -> recordsOf(source, player).stream()
                        .map(message ->
                                EventJson.parse(message.value()).path("points").asInt())
                        .toList())
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> recordsOf(NumberedSource source, int player) {
        return GameEventsTopic.read(Servers.kafka()).stream()
                .filter(message -> source.playerId(player).equals(message.key()))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
