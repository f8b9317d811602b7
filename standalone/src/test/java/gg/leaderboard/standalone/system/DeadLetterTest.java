package gg.leaderboard.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.events.EventHeaders;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.testing.Browser;
import gg.leaderboard.testing.Servers;
import gg.leaderboard.testing.ServiceOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests the whole path of a dead letter: the processor refuses a record, the archive stores it, and an operator
 * corrects it over the api and in the console.
 */
class DeadLetterTest {

    private static final String DLQ = "/api/v1/admin/dlq";

    @TempDir
    Path directory;

    // One long test, because every start takes seconds.
    @Test
    void a_rejected_event_is_edited_resent_and_counted_once() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")));
                EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("redis")));
                EmbeddedPostgres postgres = Servers.ownPostgres(directory.resolve("postgres"));
                LogClient log = new LogClient(kafka.bootstrapServers());
                ConfigurableApplicationContext archive = ArchiveApplication.application()
                        .run(ServiceOptions.withShortWaits(
                                "--server.address=127.0.0.1",
                                "--server.port=0",
                                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                                "--spring.data.redis.host=" + redis.host(),
                                "--spring.data.redis.port=" + redis.port(),
                                "--spring.datasource.url=" + postgres.url()));
                Services services = new Services(
                        "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "spring.data.redis.host=" + redis.host(),
                        "spring.data.redis.port=" + redis.port(),
                        "leaderboard.api.archive.url=http://localhost:"
                                + archive.getEnvironment().getProperty("local.server.port"))) {
            services.awaitReady();
            log.send("ada", scored("0.5"));
            log.flush();
            String id = awaitLetter(services);

            assertThat(services.post(DLQ + "/" + id + "/resend", "").statusCode())
                    .isEqualTo(422);
            assertLikeExample("editDeadLetter", services.send("PUT", DLQ + "/" + id, scored("5")));
            assertLikeExample("resendDeadLetters", services.post(DLQ + "/resend?player=ada", ""));
            assertLikeExample("resendDeadLetter", services.post(DLQ + "/" + id + "/resend", ""));
            // The first event may or may not have been counted by then.
            services.post(DLQ + "/" + id + "/resend", "");

            awaitField(services, "/api/player/ada", "/total_score", "5");
            awaitField(services, DLQ + "/" + id, "/data/status", "resolved");
            log.send("ada", scored("7"));
            log.flush();
            awaitField(services, "/api/player/ada", "/total_score", "12");
            aStrangersRecordIsALetterOfItsOwn(services, log);
            if (Browser.isHere()) {
                anOperatorUsesTheConsole(services, log);
            }
        }
    }

    private void anOperatorUsesTheConsole(Services services, LogClient log) throws IOException, InterruptedException {
        log.send("zoe", scored("zoe", "0.5"));
        log.flush();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> services.json(DLQ + "?player=zoe").path("data").size() == 1);
        try (ConsoleUser operator = new ConsoleUser(services.address())) {
            operator.findMessage(Topics.GAME_EVENTS, "zoe", "\"points\": 0.5");
            operator.repairLetter("zoe", scored("zoe", "3"));
            awaitField(services, "/api/player/zoe", "/total_score", "3");
            aFrozenProcessorIsVisibleWithinFiveSeconds(services, operator);
        }
    }

    private void aFrozenProcessorIsVisibleWithinFiveSeconds(Services services, ConsoleUser operator)
            throws IOException, InterruptedException {
        try (ProcessorProcess other = services.startProcessor(directory)) {
            operator.watchProcessors(2);
            other.freeze();
            operator.waitFor("No report", Duration.ofSeconds(5));
            operator.waitFor("has not reported for", Duration.ofSeconds(5));
        }
    }

    private static String awaitLetter(Services services) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> services.json(DLQ + "?player=ada").path("data").size() == 1);
        assertLikeExample("deadLetters", services.get(DLQ + "?player=ada"));
        assertLikeExample("deadLetterCounts", services.get(DLQ + "/counts"));
        String id = services.json(DLQ).at("/data/0/id").stringValue();
        assertLikeExample("deadLetter", services.get(DLQ + "/" + id));
        return id;
    }

    private static void aStrangersRecordIsALetterOfItsOwn(Services services, LogClient log) throws Exception {
        log.send("bob", "{");
        log.flush();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> services.json(DLQ + "?player=bob").path("data").size() == 1);
        String id = services.json(DLQ + "?player=bob").at("/data/0/id").stringValue();
        ProducerRecord<byte[], byte[]> strangers =
                new ProducerRecord<>(Topics.GAME_EVENTS, "bob".getBytes(UTF_8), "[".getBytes(UTF_8));
        strangers.headers().add(EventHeaders.LETTER, id.getBytes(UTF_8));
        strangers.headers().add(EventHeaders.ATTEMPT, "1".getBytes(UTF_8));
        log.send(strangers);
        log.flush();

        await().atMost(Duration.ofSeconds(60))
                .until(() -> services.json(DLQ + "?player=bob").path("data").size() == 2);
        awaitField(services, DLQ + "/" + id, "/data/attempts", "0");
        assertLikeExample("discardDeadLetter", services.send("DELETE", DLQ + "/" + id, ""));
    }

    private static void awaitField(Services services, String path, String field, String value) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(services.json(path).at(field).asString()).isEqualTo(value));
    }

    private static String scored(String points) {
        return scored("ada", points);
    }

    private static String scored(String player, String points) {
        return "{\"event_type\":\"player_scored\",\"player_id\":\"%s\",\"timestamp\":\"%s\",\"points\":%s}"
                .formatted(player, Instant.now(), points);
    }

    /** Asserts that the documented example has the fields of the real response. */
    private static void assertLikeExample(String operation, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Set<String> fields = new TreeSet<>();
        addFields(fields, "", JsonMapper.shared().readTree(answer.body()));
        Set<String> documented = new TreeSet<>();
        try (InputStream example =
                ArchiveApplication.class.getResourceAsStream("/gg/leaderboard/api/docs/" + operation + ".json")) {
            addFields(documented, "", JsonMapper.shared().readTree(Objects.requireNonNull(example)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(documented).as(operation).isEqualTo(fields);
    }

    // The counts and the presence of a next page vary.
    private static void addFields(Set<String> fields, String path, JsonNode json) {
        if (path.equals("/next") || path.equals("/data/counts")) {
            return;
        }
        if (json.isArray()) {
            json.forEach(element -> addFields(fields, path + "[]", element));
        } else if (json.isObject() && !json.isEmpty()) {
            json.properties().forEach(field -> addFields(fields, path + "/" + field.getKey(), field.getValue()));
        } else {
            fields.add(path);
        }
    }
}
