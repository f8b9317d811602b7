package gg.leaderboard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Rules;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.MissingTopics;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.node.ObjectNode;

class ScoreRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String HASTY = "--leaderboard.processor.max-back-off=200ms";

    @TempDir
    static Path directory;

    private static RunningProcessor processor;
    private static Admin admin;

    @BeforeAll
    static void start() {
        processor = new RunningProcessor(directory);
        admin = Admin.create(Map.of("bootstrap.servers", processor.kafka().bootstrapServers()));
        new MissingTopics(admin, PATIENCE).create();
        processor.start(HASTY);
    }

    @AfterAll
    static void stop() {
        admin.close();
        processor.close();
    }

    @Test
    void a_score_becomes_an_event_with_its_player_as_key() {
        send(
                3,
                "{\"player_id\":\"ada\",\"leaderboard_id\":\"cup\",\"score\":7,\"game_id\":\"arena\","
                        + "\"metadata\":{\"level\":3}}");

        ConsumerRecord<byte[], byte[]> event = awaitEvents("ada", 1).get(0);
        ConsumerRecord<byte[], byte[]> score = last(Topics.LEADERBOARD_SCORES, r -> r.partition() == 3);
        String id = TopicId.of(admin, Topics.LEADERBOARD_SCORES, PATIENCE) + ":3:" + score.offset();
        ObjectNode json = EventJson.parse(event.value());
        assertThat(json.get("event_id").stringValue()).isEqualTo(id);
        assertThat(json.get("event_type").stringValue()).isEqualTo("score_submitted");
        assertThat(json.get("timestamp").stringValue())
                .isEqualTo(Instant.ofEpochMilli(score.timestamp()).toString());
        assertThat(json.get("metadata").toString()).isEqualTo("{\"level\":3}");
        assertThat(header(event, EventHeaders.EVENT_ID)).isEqualTo(id);
        assertThat(header(event, EventHeaders.EVENT_TYPE)).isEqualTo("score_submitted");
    }

    @Test
    void an_invalid_score_goes_to_the_dead_letters_and_the_others_are_relayed() {
        List<String> bad = List.of(
                "{",
                "{\"player_id\":\"bad\",\"leaderboard_id\":\"cup\"}",
                "{\"player_id\":\"bad\",\"score\":1}",
                "{\"player_id\":\"b d\",\"leaderboard_id\":\"cup\",\"score\":1}",
                "{\"player_id\":\"bad\",\"leaderboard_id\":\"cup\",\"score\":0.5}",
                // The score alone is small enough. With the fields of an event it is too large.
                score("bad", 1).replace("}", ",\"x\":\"" + "x".repeat(Rules.MAX_BYTES - 100) + "\"}"));
        bad.forEach(score -> send(0, score));
        send(0, null);
        send(0, score("good", 1));

        awaitEvents("good", 1);
        assertThat(processor.log().read(Topics.DEAD_LETTERS))
                .filteredOn(letter -> header(letter, EventHeaders.SOURCE_TOPIC).equals(Topics.LEADERBOARD_SCORES))
                .hasSize(bad.size() + 1)
                .extracting(letter -> header(letter, EventHeaders.REASON))
                .anyMatch(reason -> reason.startsWith("score is missing"))
                .anyMatch(reason -> reason.startsWith("leaderboard_id is missing"))
                .anyMatch(reason -> reason.startsWith("event must have at most 65536 bytes"))
                .anyMatch(reason -> reason.startsWith("event has no value"));
    }

    @Test
    void a_redelivered_score_has_the_same_id() {
        send(1, score("again", 1));
        awaitEvents("again", 1);
        processor.stop();
        KafkaFutures.await(
                admin.deleteConsumerGroups(List.of("leaderboard-score-relay")).all(), PATIENCE);

        processor.start(HASTY);

        assertThat(awaitEvents("again", 2))
                .extracting(event -> header(event, EventHeaders.EVENT_ID))
                .containsOnly(header(events("again").get(0), EventHeaders.EVENT_ID));
    }

    @Test
    void a_score_rejected_by_kafka_is_retried_and_readiness_reports_it() {
        send(2, score("before", 1));
        awaitEvents("before", 1);
        alter("max.message.bytes", "100");
        send(2, score("patient", 1));
        processor.awaitReadiness(503, Topics.LEADERBOARD_SCORES);

        alter("max.message.bytes", String.valueOf(Topics.MAX_RECORD_BYTES));
        awaitEvents("patient", 1);
        processor.awaitReadiness(200, "UP");
    }

    @Test
    void a_recreated_topic_is_another_log() {
        send(4, score("first", 1));
        String before = header(awaitEvents("first", 1).get(0), EventHeaders.EVENT_ID);
        KafkaFutures.await(
                admin.deleteTopics(List.of(Topics.LEADERBOARD_SCORES)).all(), PATIENCE);
        new MissingTopics(admin, PATIENCE).create();
        send(4, score("second", 1));

        String after = header(awaitEvents("second", 1).get(0), EventHeaders.EVENT_ID);
        assertThat(after).endsWith(":4:0").isNotEqualTo(before);
    }

    @Test
    void it_can_be_switched_off() {
        new ApplicationContextRunner()
                .withUserConfiguration(InletListener.class)
                .withPropertyValues("leaderboard.processor.relay.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(InletListener.class));
    }

    private static String score(String player, long score) {
        return "{\"player_id\":\"%s\",\"leaderboard_id\":\"cup\",\"score\":%d}".formatted(player, score);
    }

    private static void send(int partition, @Nullable String json) {
        processor
                .log()
                .send(new ProducerRecord<>(
                        Topics.LEADERBOARD_SCORES, partition, null, json == null ? null : json.getBytes(UTF_8)));
        processor.log().flush();
    }

    private static List<ConsumerRecord<byte[], byte[]>> awaitEvents(String player, int count) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> events(player), events -> events.size() >= count);
    }

    private static List<ConsumerRecord<byte[], byte[]>> events(String player) {
        return processor.log().read(Topics.GAME_EVENTS).stream()
                .filter(event -> new String(event.key(), UTF_8).equals(player))
                .toList();
    }

    private static ConsumerRecord<byte[], byte[]> last(String topic, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return processor.log().read(topic).stream()
                .filter(wanted)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static void alter(String name, String value) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.GAME_EVENTS);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
        KafkaFutures.await(
                admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all(), PATIENCE);
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
