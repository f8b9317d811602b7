package gg.leaderboard.producer;

import static gg.leaderboard.producer.ProducerRunTest.clients;
import static gg.leaderboard.producer.ProducerRunTest.millisToStop;
import static gg.leaderboard.producer.ProducerRunTest.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Topics;
import gg.leaderboard.testing.Servers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the producer with its own broker, which stops and comes back. */
class ProducerKafkaOutageTest {

    private static final int BATCH = 20_000;

    @TempDir
    private Path directory;

    @Test
    void while_kafka_is_unavailable_nothing_is_lost_and_the_order_of_each_player_is_kept() {
        NumberedSource source = NumberedSource.endless(Pace.perSecond(2_000));
        EmbeddedKafka kafka = Servers.ownKafka(directory);
        ProducerRun run = start(source, kafka.bootstrapServers());
        for (int outage = 0; outage < 2; outage++) {
            int before = source.made();
            await().atMost(Duration.ofMinutes(1)).until(() -> source.made() > before + 2_000);
            kafka.close();
            awaitNoProgress(source);
            kafka = EmbeddedKafka.start(kafka.settings());
        }
        int back = source.made();
        await().atMost(Duration.ofMinutes(1)).until(() -> source.made() > back + 2_000);
        run.stop();

        try (EmbeddedKafka running = kafka) {
            PublishTotals totals = run.outcome().join().totals();
            assertThat(totals.failed()).isZero();
            assertThat(totals.acknowledged()).isEqualTo(totals.sent());
            // At the stop, one event may have been generated but not sent.
            assertThat(source.made() - totals.sent()).isBetween(0L, 1L);
            assertCountsUp(totals.sent(), GameEventsTopic.read(running.bootstrapServers()));
        }
    }

    @Test
    void while_kafka_is_unavailable_waiting_events_are_limited_and_a_stop_is_prompt() {
        NumberedSource source = NumberedSource.endless(Pace.AT_ONCE);
        EmbeddedKafka kafka = Servers.ownKafka(directory);
        ProducerRun run = start(source, kafka.bootstrapServers());
        await().atMost(Duration.ofMinutes(1)).until(() -> source.made() > 10_000);
        kafka.close();
        List<Integer> made = new ArrayList<>();
        await("the source is no longer read")
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    made.add(source.made());
                    return made.size() > 1 && made.get(made.size() - 1).equals(made.get(made.size() - 2));
                });

        assertThat(millisToStop(run)).isLessThan(5_000);
        RunResult outcome = run.outcome().join();
        assertThat(outcome.totals().waiting()).isZero();
        assertThat(outcome.totals().failed()).isBetween(1L, (long) BATCH);
        assertThat(outcome.isGood()).isFalse();
    }

    @Test
    void started_before_kafka_it_waits_and_then_creates_the_topics() throws Exception {
        EmbeddedKafka.Settings settings = settingsOfAStoppedKafka();
        NumberedSource source = new NumberedSource(Pace.AT_ONCE, 100);
        ProducerRun run = start(source, "127.0.0.1:" + settings.port());

        try (EmbeddedKafka kafka = EmbeddedKafka.start(settings);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            RunResult outcome = run.outcome().get(60, TimeUnit.SECONDS);
            assertThat(outcome.totals().acknowledged()).isEqualTo(100);
            for (Topics.Topic topic : Topics.ALL) {
                assertThat(partitions(admin, topic.name())).isEqualTo(topic.partitions());
                for (Map.Entry<String, String> setting : topic.config().entrySet()) {
                    assertThat(setting(admin, topic.name(), setting.getKey())).isEqualTo(setting.getValue());
                }
            }
        }
    }

    @Test
    void before_the_first_response_of_kafka_a_stop_is_prompt() {
        EmbeddedKafka.Settings settings = settingsOfAStoppedKafka();
        NumberedSource source = new NumberedSource(Pace.AT_ONCE, 100);
        ProducerRun run = start(source, "127.0.0.1:" + settings.port());

        assertThat(millisToStop(run)).isLessThan(3_000);
        assertThat(run.outcome().join().totals().sent()).isZero();
    }

    @Test
    void an_existing_topic_is_not_changed() throws Exception {
        try (EmbeddedKafka kafka = Servers.ownKafka(directory);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.GAME_EVENTS, Optional.of(2), Optional.empty())))
                    .all()
                    .get();
            RunResult outcome = start(new NumberedSource(Pace.AT_ONCE, 100), kafka.bootstrapServers())
                    .outcome()
                    .get(60, TimeUnit.SECONDS);

            assertThat(outcome.isGood()).isTrue();
            assertThat(partitions(admin, Topics.GAME_EVENTS)).isEqualTo(2);
        }
    }

    private static ProducerRun start(NumberedSource source, String servers) {
        ProducerRun run = new ProducerRun(source, clients(servers), Ticker.SYSTEM, settings(Topics.GAME_EVENTS, BATCH));
        run.start();
        return run;
    }

    private static void awaitNoProgress(NumberedSource source) {
        AtomicInteger before = new AtomicInteger(-1);
        await("the source to be read no more")
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> before.getAndSet(source.made()) == source.made());
    }

    private EmbeddedKafka.Settings settingsOfAStoppedKafka() {
        try (EmbeddedKafka kafka = Servers.ownKafka(directory)) {
            return kafka.settings();
        }
    }

    private static void assertCountsUp(long sent, List<ConsumerRecord<String, byte[]>> records) {
        Map<String, List<Integer>> points = new HashMap<>();
        for (ConsumerRecord<String, byte[]> message : records) {
            points.computeIfAbsent(message.key(), player -> new ArrayList<>())
                    .add(EventJson.parse(message.value()).path("points").asInt());
        }
        assertThat(records).hasSize((int) sent);
        assertThat(points).hasSize(NumberedSource.PLAYERS);
        points.forEach((player, inOrder) -> assertThat(inOrder)
                .isEqualTo(IntStream.range(0, inOrder.size()).boxed().toList()));
    }

    private static int partitions(Admin admin, String topic) throws Exception {
        TopicDescription description =
                admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
        return Objects.requireNonNull(description).partitions().size();
    }

    private static String setting(Admin admin, String topic, String name) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return Objects.requireNonNull(config).get(name).value();
    }
}
