package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.events.Topics;
import gg.leaderboard.fixtures.Contents;
import gg.leaderboard.fixtures.LogClient;
import gg.leaderboard.processor.ProcessorApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** A Redis that lost everything after Kafka had let go of nine tenths of the log. */
class RestoreTest {

    private static final int EVENTS = Integer.getInteger("restore.events", 20_000);

    @TempDir
    Path directory;

    @Test
    void what_kafka_no_longer_holds_comes_from_the_archive_and_all_is_as_before() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")));
                EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("redis")));
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory.resolve("postgres")));
                LogClient log = new LogClient(kafka.bootstrapServers());
                Redis standings = new Redis(redis);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            String[] properties = {
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--spring.data.redis.host=" + redis.host(),
                "--spring.data.redis.port=" + redis.port(),
                "--spring.datasource.url=" + postgres.url()
            };
            Contents before;
            try (ConfigurableApplicationContext processor = start(ProcessorApplication.application(), properties);
                    ConfigurableApplicationContext archive = start(ArchiveApplication.application(), properties)) {
                send(log);
                await().atMost(Duration.ofMinutes(9)).until(() -> standings.events() == EVENTS);
                JdbcTemplate tables = archive.getBean(JdbcTemplate.class);
                await().atMost(Duration.ofMinutes(9))
                        .until(() -> tables.queryForList("SELECT 1 FROM events OFFSET ?", Integer.class, EVENTS - 1)
                                        .size()
                                == 1);
                before = standings.contents();
            }
            standings.empty();
            trimToTheLastTenth(admin);
            try (ConfigurableApplicationContext processor = start(ProcessorApplication.application(), properties);
                    ConfigurableApplicationContext archive = start(ArchiveApplication.application(), properties)) {
                long begin = System.nanoTime();
                await().atMost(Duration.ofMinutes(9)).until(() -> standings.events() == EVENTS);
                System.out.printf(
                        "%d events are back after %d ms%n",
                        EVENTS, Duration.ofNanos(System.nanoTime() - begin).toMillis());
                assertThat(standings.contents().differences(before)).isEmpty();
                log.send("p1", event(new Random(), "p1"));
                await().atMost(Duration.ofSeconds(30)).until(() -> standings.events() == EVENTS + 1);
            }
        }
    }

    private static void send(LogClient log) {
        Random random = new Random(1);
        for (int i = 0; i < EVENTS; i++) {
            String player = "p" + random.nextInt(2000);
            log.send(player, event(random, player));
        }
        log.flush();
    }

    private static String event(Random random, String player) {
        String type = switch (random.nextInt(10)) {
            case 0 -> "\"player_died\"";
            case 1 -> "\"match_ended\",\"outcome\":\"win\"";
            case 2 -> "\"player_joined\",\"player_name\":\"n" + random.nextInt(9) + "\"";
            default -> "\"kill\",\"game_id\":\"g" + random.nextInt(3) + "\",\"points\":" + random.nextInt(1000);
        };
        return "{\"player_id\":\"%s\",\"timestamp\":\"%s\",\"event_type\":%s}"
                .formatted(player, Instant.now().minus(Duration.ofHours(random.nextInt(100))), type);
    }

    private static void trimToTheLastTenth(Admin admin) throws Exception {
        Map<TopicPartition, RecordsToDelete> heads = new HashMap<>();
        for (int partition = 0; partition < 6; partition++) {
            TopicPartition asked = new TopicPartition(Topics.GAME_EVENTS, partition);
            heads.put(asked, RecordsToDelete.beforeOffset(offset(admin, asked, OffsetSpec.latest()) * 9 / 10));
        }
        admin.deleteRecords(heads).all().get();
        for (TopicPartition partition : heads.keySet()) {
            assertThat(offset(admin, partition, OffsetSpec.earliest()))
                    .isGreaterThan(EVENTS / 10)
                    .isEqualTo(heads.get(partition).beforeOffset());
        }
    }

    private static long offset(Admin admin, TopicPartition partition, OffsetSpec which) throws Exception {
        return admin.listOffsets(Map.of(partition, which))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private static ConfigurableApplicationContext start(SpringApplicationBuilder service, String... properties) {
        return service.run(properties);
    }

    /** Redis past the services. */
    private static final class Redis implements AutoCloseable {

        private final LettuceConnectionFactory connections;

        Redis(EmbeddedRedis redis) {
            connections = new LettuceConnectionFactory(redis.host(), redis.port());
            connections.afterPropertiesSet();
            connections.start();
        }

        Contents contents() {
            return Contents.in(new StringRedisTemplate(connections));
        }

        long events() {
            Object events = new StringRedisTemplate(connections).opsForHash().get("standings:totals", "events");
            return events == null ? 0 : Long.parseLong(events.toString());
        }

        void empty() {
            connections.getConnection().serverCommands().flushAll();
        }

        @Override
        public void close() {
            connections.destroy();
        }
    }
}
