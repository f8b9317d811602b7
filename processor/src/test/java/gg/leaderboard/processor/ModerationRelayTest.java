package gg.leaderboard.processor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.AsyncApi;
import gg.leaderboard.log.KafkaFutures;
import gg.leaderboard.log.MissingTopics;
import gg.leaderboard.log.ModerationRecord;
import gg.leaderboard.processor.fixture.RunningProcessor;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Tests moderation in a processor without other relays. The topic of moderation was opened after {@code old} was hidden. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModerationRelayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String[] WITHOUT_INLETS = {"--leaderboard.processor.relay.enabled=false"};

    private RunningProcessor processor;
    private Admin admin;

    @BeforeAll
    void start(@TempDir Path directory) {
        processor = new RunningProcessor(directory);
        admin = Admin.create(Map.of("bootstrap.servers", processor.kafka().bootstrapServers()));
        new MissingTopics(admin, PATIENCE).create();
        score("old", 5);
        processor.log().send("old", event("before", "player_hidden", "old"));
        processor.log().flush();
        processor.log().send(new ProducerRecord<>(Topics.MODERATION, 0, null, ModerationRecord.opening(Instant.now())));
        processor.log().flush();
        processor.start(WITHOUT_INLETS);
    }

    @AfterAll
    void stop() {
        admin.close();
        processor.close();
    }

    @Test
    void moderation_that_another_producer_wrote_to_the_log_is_a_dead_letter_in_every_replay() {
        score("ada", 5);
        processor.log().send("ada", event("forged", "player_erased", "ada"));
        moderate("real", "player_hidden", "bob");
        await().atMost(LONG).until(() -> copies("real").size() == 1);
        processor.log().send("ada", event("real", "player_hidden", "ada"));
        score("ada", 2);

        awaitScore("ada", 7);
        awaitHidden("old", 5);
        assertThat(reasons("ada"))
                .hasSizeGreaterThanOrEqualTo(2)
                .containsOnly(
                        "event_type is moderation, which is accepted from leaderboard-moderation and the api's calls"
                                + " only");
        assertThat(score("old")).isNull();

        processor
                .template()
                .getRequiredConnectionFactory()
                .getConnection()
                .serverCommands()
                .flushAll();
        awaitScore("ada", 7);
        // In another partition, which may be read later.
        awaitHidden("old", 5);
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(processor.readiness()).startsWith("200"));
    }

    @Test
    void moderation_has_its_place_in_the_log_and_counts_once_if_it_is_relayed_twice() {
        score("eve", 5);
        moderate("removal", "player_removed", "eve");
        awaitScore("eve", null);
        score("eve", 3);
        awaitScore("eve", 3);

        // As after a crash between the relay and its commit.
        processor.stop();
        KafkaFutures.await(
                admin.deleteConsumerGroups(List.of("leaderboard-moderation-relay"))
                        .all(),
                PATIENCE);
        processor.start(WITHOUT_INLETS);

        await().atMost(LONG).until(() -> copies("removal").size() == 2);
        assertThat(copies("removal"))
                .allSatisfy(copy -> assertThat(AsyncApi.problems(copy)).isEmpty());
        score("eve", 1);
        awaitScore("eve", 4);
    }

    // Last, because the clock is ahead from then on.
    @Order(Integer.MAX_VALUE)
    @Test
    void moderation_counts_also_if_no_processor_ran_for_almost_the_horizon() {
        score("fay", 5);
        moderate("any", "player_restored", "fay");
        await().atMost(LONG).until(() -> copies("any").size() == 1);
        processor.stop();
        moderate("late", "player_hidden", "fay");
        processor.clock().advance(Duration.ofHours(24).minusMinutes(5));

        processor.start(WITHOUT_INLETS);

        awaitScore("fay", null);
        assertThat(copies("late")).hasSize(1);
        assertThat(processor.log().read(Topics.MODERATION))
                .filteredOn(record -> record.value() != null && new String(record.value(), UTF_8).contains("\"late\""))
                .hasSize(2);
        // Only the copy in the log: the record was also appended to its own topic again.
        await().untilAsserted(() -> assertThat(processor
                        .bean(MeterRegistry.class)
                        .counter("leaderboard.events.relayed", "inlet", Topics.MODERATION)
                        .count())
                .isEqualTo(1));
    }

    @Test
    void an_invalid_record_is_a_dead_letter_and_the_next_one_is_relayed() {
        moderate("kill", "kill", "dan");
        processor.log().send(new ProducerRecord<>(Topics.MODERATION, 0, "dan".getBytes(UTF_8), null));
        score("dan", 5);
        moderate("valid", "player_hidden", "dan");

        await().atMost(LONG).until(() -> copies("valid").size() == 1);
        assertThat(reasons("dan"))
                .containsExactly(
                        "event_type must be a type of moderation in leaderboard-moderation", "event has no value");
        awaitScore("dan", null);
    }

    private void moderate(String id, String type, String player) {
        processor
                .log()
                .send(new ProducerRecord<>(
                        Topics.MODERATION,
                        0,
                        player.getBytes(UTF_8),
                        event(id, type, player).getBytes(UTF_8)));
        processor.log().flush();
    }

    private void score(String player, long points) {
        processor
                .log()
                .send(player, event(player + points, "player_scored\",\"points\":" + points + ",\"x\":\"", player));
        processor.log().flush();
    }

    private static String event(String id, String type, String player) {
        return "{\"event_id\":\"%s\",\"player_id\":\"%s\",\"timestamp\":\"2026-11-20T12:00:00Z\",\"event_type\":\"%s\"}"
                .formatted(id, player, type);
    }

    private void awaitScore(String player, @Nullable Integer score) {
        Double expected = score == null ? null : (double) score;
        await().atMost(LONG).untilAsserted(() -> assertThat(score(player)).isEqualTo(expected));
    }

    private void awaitHidden(String player, double score) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(processor.template().opsForZSet().score("standings:hidden:global", player))
                                .isEqualTo(score));
    }

    private @Nullable Double score(String player) {
        return processor.template().opsForZSet().score("leaderboard:global", player);
    }

    private List<ConsumerRecord<byte[], byte[]>> copies(String id) {
        return processor.log().read(Topics.GAME_EVENTS).stream()
                .filter(copy -> copy.headers().lastHeader(EventHeaders.EVENT_ID) != null)
                .filter(copy -> header(copy, EventHeaders.EVENT_ID).equals(id))
                .toList();
    }

    private List<String> reasons(String player) {
        return processor.log().read(Topics.DEAD_LETTERS).stream()
                .filter(letter -> new String(letter.key(), UTF_8).equals(player))
                .map(letter -> header(letter, EventHeaders.REASON))
                .toList();
    }

    private static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
