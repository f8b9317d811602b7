package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.TopicId;
import gg.leaderboard.producer.ScoredAction;
import gg.leaderboard.producer.ScoringProperties;
import gg.leaderboard.producer.sourcelog.GeneratedMatch;
import gg.leaderboard.producer.sourcelog.PlayerTotals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Compares two generated matches, from the log line to the REST response, with the results fixed before the logs were
 * written.
 */
class MatchReplayTest {

    @TempDir
    Path directory;

    @Test
    void both_matches_have_their_totals_and_a_resend_has_no_effect() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory.resolve("kafka")));
                EmbeddedRedis redis = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("redis")));
                Services services = new Services(
                        "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "spring.data.redis.host=" + redis.host(),
                        "spring.data.redis.port=" + redis.port());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            services.awaitReady();
            send(services);
            Map<String, Count> expected = expected();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(actual(services, expected)).isEqualTo(expected));
            assertRanks(services, expected);

            String before = standings(redis);
            String topic = TopicId.of(admin, Topics.GAME_EVENTS, Duration.ofSeconds(10));
            long records = records(redis, topic);
            send(services);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(records(redis, topic)).isEqualTo(2 * records));
            assertThat(standings(redis)).isEqualTo(before);
        }
    }

    private void send(Services services) throws IOException, InterruptedException {
        services.produce(directory, "--source=log", "--match=1");
        services.produce(directory, "--source=log", "--match=2");
    }

    private static Map<String, Count> actual(Services services, Map<String, Count> expected) {
        Map<String, Count> actual = new TreeMap<>();
        expected.keySet().forEach(player -> {
            JsonNode profile = services.json("/api/player/" + player);
            if (profile.has("total_score")) {
                actual.put(
                        player,
                        new Count(
                                profile.get("total_score").longValue(),
                                profile.get("kills").longValue(),
                                profile.get("deaths").longValue(),
                                profile.get("assists").longValue()));
            }
        });
        return actual;
    }

    private static void assertRanks(Services services, Map<String, Count> expected) {
        JsonNode board = services.json("/api/leaderboard?top=100");
        long scorers = expected.values().stream().filter(c -> c.score != 0).count();
        assertThat(board.get("total_players").longValue()).isEqualTo(scorers);
        board.get("top_players").forEach(entry -> {
            long score = entry.get("score").longValue();
            long better =
                    expected.values().stream().filter(c -> c.score > score).count();
            assertThat(entry.get("rank").longValue()).isEqualTo(better + 1);
            Count count =
                    Objects.requireNonNull(expected.get(entry.get("player_id").stringValue()));
            assertThat(score).isEqualTo(count.score);
        });
    }

    /** Returns the counts of both matches together. */
    private static Map<String, Count> expected() {
        Map<String, Count> counts = new TreeMap<>();
        Stream.of(1, 2)
                .flatMap(match -> GeneratedMatch.of(match).totals().entrySet().stream())
                .forEach(player -> counts.merge(player.getKey(), Count.of(player.getValue()), Count::plus));
        assertThat(counts).hasSizeGreaterThan(5);
        return counts;
    }

    /** Returns the number of folded records of the topic with this id. */
    private static long records(EmbeddedRedis redis, String topic) {
        return with(
                redis,
                template -> template.<String, String>opsForHash().entries("progress").entrySet().stream()
                        .filter(progress -> progress.getKey().startsWith(topic))
                        .mapToLong(progress -> Long.parseLong(progress.getValue()) + 1)
                        .sum());
    }

    /** Returns everything except the progress and the seen ids: boards, profiles, feed, number of events. */
    private static String standings(EmbeddedRedis redis) {
        return with(redis, template -> {
            Map<String, Object> all = new TreeMap<>();
            template.keys("leaderboard:*")
                    .forEach(key -> all.put(key, template.opsForZSet().rangeWithScores(key, 0, -1)));
            template.keys("player:stats:*")
                    .forEach(key ->
                            all.put(key, new TreeMap<>(template.opsForHash().entries(key))));
            all.put("feed", template.opsForList().range("achievements:recent", 0, -1));
            all.put("events", template.opsForHash().get("standings:totals", "events"));
            return all.toString();
        });
    }

    private static <T> T with(EmbeddedRedis redis, Function<StringRedisTemplate, T> question) {
        LettuceConnectionFactory connections = new LettuceConnectionFactory(redis.host(), redis.port());
        connections.afterPropertiesSet();
        connections.start();
        try {
            return question.apply(new StringRedisTemplate(connections));
        } finally {
            connections.destroy();
        }
    }

    private record Count(long score, long kills, long deaths, long assists) {

        static Count of(PlayerTotals totals) {
            return new Count(
                    totals.score(new ScoringProperties(100, 150, 50, 50, 200, 200)),
                    totals.kills(),
                    totals.deaths(),
                    totals.count(ScoredAction.ASSIST));
        }

        Count plus(Count other) {
            return new Count(score + other.score, kills + other.kills, deaths + other.deaths, assists + other.assists);
        }
    }
}
