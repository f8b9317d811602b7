package gg.leaderboard.processor.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.EventLoad;
import gg.leaderboard.fixtures.TestEvents;
import gg.leaderboard.processor.fixture.RunningProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Tests Redis and Kafka after they have lost data. */
class LostWritesTest {

    @TempDir
    Path directory;

    @Test
    void a_restored_older_append_only_file_is_detected_and_the_standings_recover() throws IOException {
        Path data = directory.resolve("redis");
        Path older = directory.resolve("older");
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            send(processor, 500);
            processor.awaitExpectedStandings();
            processor.redis().close();
            FileSystemUtils.copyRecursively(data, older);
            processor.startRedis();
            send(processor, 500);
            processor.awaitExpectedStandings();

            processor.redis().close();
            deleteAll(data);
            FileSystemUtils.copyRecursively(older, data);
            processor.startRedis();

            processor.awaitExpectedStandings();
            send(processor, 100);
            processor.awaitExpectedStandings();
        }
    }

    @Test
    void an_emptied_redis_is_refilled_while_events_arrive() {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            try (EventLoad load = new EventLoad(processor.log(), 300)) {
                for (int i = 1; i <= 5; i++) {
                    processor.awaitPlayers(40);
                    empty(processor);
                }
            }
            processor.awaitExpectedStandings();
        }
    }

    @Test
    void a_log_trimmed_past_the_standings_stops_its_partition_and_readiness_names_the_gap() throws Exception {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            send(processor, 300);
            processor.awaitExpectedStandings();
            processor.stop();
            send(processor, 300);
            Map<TopicPartition, RecordsToDelete> head =
                    Map.of(new TopicPartition(Topics.GAME_EVENTS, 0), RecordsToDelete.beforeOffset(-1));
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", processor.kafka().bootstrapServers()))) {
                admin.deleteRecords(head).all().get();
            }
            processor.start();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(processor.readiness())
                            .startsWith("503")
                            .contains("game-events-0", "standings end at ", "have been deleted"));

            // Empty standings must not treat the middle of the log as its beginning, either.
            empty(processor);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(processor.readiness())
                            .startsWith("503")
                            .contains("game-events-0", "have no records of it", "have been deleted"));
            processor.stop();
            processor.start("--leaderboard.processor.accept-trimmed-log=true");
            processor.awaitExpectedStandings();
            processor.awaitReadiness(200, "UP");
        }
    }

    @Test
    void a_restored_older_log_is_not_counted_even_when_new_records_have_the_offsets_of_counted_ones()
            throws IOException {
        Path data = directory.resolve("kafka");
        Path older = directory.resolve("older");
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            send(processor, 300);
            processor.awaitExpectedStandings();
            processor.stop();
            processor.kafka().close();
            FileSystemUtils.copyRecursively(data, older);
            processor.startKafka();
            processor.start();
            send(processor, 300);
            processor.awaitExpectedStandings();

            processor.stop();
            processor.kafka().close();
            deleteAll(data);
            FileSystemUtils.copyRecursively(older, data);
            processor.startKafka();
            processor.start();
            processor.awaitReadiness(503, "after the end of the log");

            send(processor, 900);
            processor.awaitReadiness(503, "the log has lost records: its record at ");
            processor.assertStaysUnready(Duration.ofSeconds(3));
            processor.stop();
            processor.start();
            processor.awaitReadiness(503, "the log has lost records: its record at ");
            assertThat(events(processor)).isEqualTo(600);
        }
    }

    @Test
    void a_recreated_topic_is_another_log_and_is_counted_from_its_start() throws Exception {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            send(processor, 100);
            processor.awaitExpectedStandings();
            long before = events(processor);
            processor.stop();
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", processor.kafka().bootstrapServers()))) {
                admin.deleteTopics(List.of(Topics.GAME_EVENTS)).all().get();
                await().ignoreExceptions()
                        .until(() -> !admin.listTopics().names().get().contains(Topics.GAME_EVENTS));
            }
            processor.start();
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(processor.readiness()).startsWith("200"));
            send(processor, 50);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(events(processor)).isEqualTo(before + 50));
        }
    }

    @Test
    void standings_of_another_layout_are_not_changed_and_readiness_reports_it() {
        try (RunningProcessor processor = new RunningProcessor(directory).start()) {
            send(processor, 10);
            processor.awaitExpectedStandings();
            processor.stop();
            processor.start("--standings.shards=16");
            send(processor, 10);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(processor.readiness()).startsWith("503").contains("standings.shards=1, not 16"));
            assertThat(processor.template().keys("{s*")).isEmpty();
        }
    }

    @Test
    void a_redis_that_evicts_is_rejected_and_readiness_reports_it() {
        try (RunningProcessor processor = new RunningProcessor(directory)) {
            try (var redis = processor.template().getRequiredConnectionFactory().getConnection()) {
                redis.serverCommands().setConfig("maxmemory", "1gb");
                redis.serverCommands().setConfig("maxmemory-policy", "allkeys-lru");
            }
            processor.start();
            send(processor, 10);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(processor.readiness())
                            .startsWith("503")
                            .contains("maxmemory-policy must be noeviction; was allkeys-lru"));
            assertThat(processor.template().keys("player:*")).isEmpty();

            try (var redis = processor.template().getRequiredConnectionFactory().getConnection()) {
                redis.serverCommands().setConfig("maxmemory-policy", "noeviction");
            }
            processor.awaitExpectedStandings();
            processor.awaitReadiness(200, "UP");
        }
    }

    private static void empty(RunningProcessor processor) {
        try (var redis = processor.template().getRequiredConnectionFactory().getConnection()) {
            redis.serverCommands().flushAll();
        }
    }

    private static long events(RunningProcessor processor) {
        Object count = processor.template().opsForHash().get("standings:totals", "events");
        return count == null ? 0 : Long.parseLong(count.toString());
    }

    private static void send(RunningProcessor processor, int events) {
        for (int i = 0; i < events; i++) {
            processor.log().send("p" + i % 30, TestEvents.scored("p" + i % 30, i));
        }
        processor.log().flush();
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                FileSystemUtils.deleteRecursively(file);
            }
        }
    }
}
