package gg.leaderboard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.AsyncApi;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.node.ObjectNode;

/** Tests topics of other systems. All of them are created after the start of the processor. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
class InletTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String WAITING =
            "Waiting for topics that do not exist yet: player.events.raw, score_updates, telemetry";

    private Path directory;
    private RunningProcessor processor;
    private Admin admin;
    private String whileWaiting = "";

    @BeforeAll
    void start(@TempDir Path temporary, CapturedOutput output) throws IOException {
        directory = temporary;
        Path telemetry = Files.writeString(directory.resolve("telemetry.json"), """
                {"fields":{"player_id":"/user/id","points":"/xp"},"constants":{"game_id":"arena"},
                 "type":{"pointer":"/kind","table":{"frag":"kill"}}}""");
        processor = new RunningProcessor(directory)
                .start(
                        "--logging.level.gg.leaderboard.processor=info",
                        "--leaderboard.relay.most-boards=2",
                        "--leaderboard.relay.inlets[0].topic=leaderboard-scores",
                        "--leaderboard.relay.inlets[1].topic=score_updates",
                        "--leaderboard.relay.inlets[1].make-boards=true",
                        "--leaderboard.relay.inlets[2].topic=player.events.raw",
                        "--leaderboard.relay.inlets[3].topic=telemetry",
                        "--leaderboard.relay.inlets[3].mapping=" + telemetry);
        admin = Admin.create(Map.of("bootstrap.servers", processor.kafka().bootstrapServers()));
        await().atMost(LONG).until(() -> output.getAll().contains(WAITING));
        processor.awaitReadiness(200, "UP");
        whileWaiting = output.getAll();
        for (String topic : List.of("score_updates", "player.events.raw", "telemetry")) {
            NewTopic small = new NewTopic(topic, Optional.of(2), Optional.empty());
            KafkaFutures.await(admin.createTopics(List.of(small)).all(), PATIENCE);
        }
    }

    @AfterAll
    void stop() {
        admin.close();
        processor.close();
    }

    @Test
    void a_missing_topic_is_logged_once_and_readiness_stays_up() {
        assertThat(whileWaiting).containsOnlyOnce(WAITING);
        assertThat(whileWaiting.lines().filter(line -> line.contains("WARN") || line.contains("ERROR")))
                .noneMatch(line -> line.contains("score_updates") || line.contains("UNKNOWN_TOPIC"));
    }

    @Test
    void a_score_update_counts_on_the_created_board_of_its_game() {
        send("score_updates", 1, null, "{\"userId\":\"ada\",\"score\":120,\"gameId\":\"tetris\"}");
        send("score_updates", 1, null, "{\"userId\":\"ada\",\"score\":90,\"gameId\":\"tetris\"}");
        send("score_updates", 1, null, "{\"userId\":17,\"score\":80,\"gameId\":\"tetris\"}");

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(score("leaderboard:tetris", "17")).isEqualTo(80));
        assertThat(score("leaderboard:tetris", "ada")).isEqualTo(120);
        String topic = TopicId.of(admin, "score_updates", PATIENCE);
        assertThat(events("ada"))
                .extracting(event -> header(event, EventHeaders.EVENT_ID))
                .contains(topic + ":1:0", topic + ":1:1");
    }

    @Test
    void boards_beyond_the_limit_are_not_created_and_other_scores_count() {
        for (String game : List.of("tetris", "second", "third", "fourth")) {
            send("score_updates", 0, null, "{\"userId\":\"eve\",\"score\":1,\"gameId\":\"%s\"}".formatted(game));
        }
        send("score_updates", 0, null, "{\"userId\":\"eve\",\"score\":1,\"gameId\":\"no board\"}");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(reasons("score_updates"))
                        .contains(
                                "leaderboard_id names no leaderboard; the limit of 2 boards is reached, deleted ones"
                                        + " included",
                                "game_id may hold only visible characters, no spaces, controls or joiners; was \"no"
                                        + " board\""));
    }

    @Test
    void a_raw_player_event_with_nested_data_counts() {
        send("player.events.raw", 0, null, """
                {"event_id":"raw-1","event_type":"player_score","player_id":"bob","game_id":"g1",
                 "timestamp":"2026-01-02 03:04:05","data":{"score":50}}""");

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(score("leaderboard:game:g1", "bob")).isEqualTo(50));
        assertThat(header(events("bob").get(0), EventHeaders.EVENT_ID)).isEqualTo("raw-1");
    }

    @Test
    void telemetry_of_any_format_counts_by_its_mapping_at_the_time_of_its_record() {
        Instant created = Instant.now().minusSeconds(60);
        send("telemetry", 0, created.toEpochMilli(), "{\"kind\":\"frag\",\"user\":{\"id\":\"cid\"},\"xp\":5}");
        Instant ahead = Instant.now().plus(Duration.ofMinutes(30));
        send("telemetry", 0, ahead.toEpochMilli(), "{\"kind\":\"frag\",\"user\":{\"id\":\"cid\"},\"xp\":6}");

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(score("leaderboard:game:arena", "cid")).isEqualTo(11));
        List<ConsumerRecord<byte[], byte[]>> events = events("cid");
        assertThat(json(events.get(0)).path("timestamp").stringValue())
                .isEqualTo(Instant.ofEpochMilli(created.toEpochMilli()).toString());
        assertThat(Instant.parse(json(events.get(1)).path("timestamp").stringValue()))
                .isBefore(ahead);
        assertThat(score("leaderboard:kills", "cid")).isEqualTo(2);
    }

    @Test
    void a_record_that_a_mapping_cannot_convert_goes_to_the_dead_letters_as_received() {
        send("telemetry", 1, null, "{\"kind\":\"frag\",\"xp\":5}");
        send("telemetry", 1, null, "not JSON");
        send("telemetry", 1, null, "{\"kind\":\"player_erased\",\"user\":{\"id\":\"cid\"}}");

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(reasons("telemetry"))
                        .contains(
                                "player_id is missing",
                                "event_type is moderation, which is accepted from leaderboard-moderation and the api's"
                                        + " calls only")
                        .anyMatch(reason -> reason.startsWith("event is not JSON")));
    }

    @Test
    void an_invalid_mapping_is_reported_at_startup() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.json"), "{\"fields\":{\"points\":\"xp\"}}");
        String[] arguments = processor
                .arguments(
                        "--leaderboard.relay.inlets[0].topic=telemetry", "--leaderboard.relay.inlets[0].mapping=" + bad)
                .toArray(String[]::new);

        assertThatThrownBy(() -> ProcessorApplication.application().run(arguments))
                .rootCause()
                .hasMessage("leaderboard.relay.inlets[0].mapping: Mapping \"%s\": fields.points must be a JSON Pointer"
                                .formatted(bad)
                        + " such as /user/id; was \"xp\"");
    }

    private void send(String topic, int partition, @Nullable Long timestamp, String json) {
        processor.log().send(new ProducerRecord<>(topic, partition, timestamp, null, json.getBytes(UTF_8)));
        processor.log().flush();
    }

    private @Nullable Double score(String key, String player) {
        return processor.template().opsForZSet().score(key, player);
    }

    private List<ConsumerRecord<byte[], byte[]>> events(String player) {
        List<ConsumerRecord<byte[], byte[]>> events = processor.log().read(Topics.GAME_EVENTS).stream()
                .filter(event -> new String(event.key(), UTF_8).equals(player))
                .toList();
        assertThat(events)
                .allSatisfy(event -> assertThat(AsyncApi.problems(event)).isEmpty());
        return events;
    }

    private List<String> reasons(String topic) {
        return processor.log().read(Topics.DEAD_LETTERS).stream()
                .filter(letter -> header(letter, EventHeaders.SOURCE_TOPIC).equals(topic))
                .map(letter -> header(letter, EventHeaders.REASON))
                .toList();
    }

    private static ObjectNode json(ConsumerRecord<byte[], byte[]> event) {
        return EventJson.parse(event.value());
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
