package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A pipeline from Kafka's {@code game-events} to Redis with a dashboard: flat events, {@code /api/leaderboard},
 * {@code /api/player}, {@code /api/achievements}, a WebSocket that needs no subscription, and keys that scripts read.
 */
@Timeout(300)
abstract class GlobalLeaderboardTest {

    // More than the simulator gives any player.
    private static final int POINTS = 100_000_000;

    private final Installation system = Installation.shared();
    private final String player = system.uniqueName("global");

    @BeforeEach
    void play() {
        produce("""
                {"event_type":"player_joined","player_id":"%1$s","player_name":"Nova %1$s","game_id":"dust2",
                 "timestamp":"2026-01-02T03:04:05Z"}""");
        produce("""
                {"event_type":"player_scored","player_id":"%1$s","player_name":"Nova %1$s","game_id":"dust2",
                 "timestamp":"2026-01-02T03:04:05Z","points":100000000,"action":"kill"}""");
        produce("""
                {"event_type":"achievement_unlocked","player_id":"%1$s","player_name":"Nova %1$s","game_id":"dust2",
                 "timestamp":"2026-01-02T03:04:05Z","achievement_name":"First Blood","achievement_rarity":"rare"}""");
        produce("""
                {"event_type":"match_ended","player_id":"%1$s","outcome":"win","timestamp":"2026-01-02T03:04:05Z"}""");
        system.await(
                "the events",
                () -> system.send("GET", "/api/player/" + player, "").body().contains("\"events_count\":4"));
    }

    private void produce(String event) {
        system.produce("game-events", player, event.formatted(player));
    }

    @Test
    void the_leaderboard_and_its_windows_list_players_by_name() {
        JsonNode all = system.get("/api/leaderboard?top=100");
        assertThat(all.propertyNames()).containsExactly("updated_at", "total_players", "top_players");
        JsonNode entry = of(all.path("top_players"));
        assertThat(entry.propertyNames()).containsExactly("rank", "player_id", "player_name", "score");
        assertThat(entry.path("player_name").stringValue()).isEqualTo("Nova " + player);
        assertThat(entry.path("score").longValue()).isEqualTo(POINTS);

        JsonNode today = system.get("/api/leaderboard/daily/kills?limit=100");
        assertThat(today.path("leaderboard").stringValue()).isEqualTo("daily_kills");
        assertThat(today.path("players").isArray()).isTrue();
    }

    private JsonNode of(JsonNode players) {
        return players.valueStream()
                .filter(entry -> entry.path("player_id").stringValue().equals(player))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_profile_has_counts_and_a_rank() {
        JsonNode profile = system.get("/api/player/" + player);

        assertThat(profile.path("total_score").longValue()).isEqualTo(POINTS);
        assertThat(profile.path("rank").longValue()).isPositive();
        assertThat(profile.path("games_joined").longValue()).isOne();
        assertThat(profile.path("kills").longValue()).isOne();
        assertThat(profile.path("actions").toString()).isEqualTo("{\"kill\":1}");
        assertThat(profile.path("kd_ratio").doubleValue()).isEqualTo(1.0);
        assertThat(profile.path("kda_ratio").doubleValue()).isEqualTo(1.0);
        assertThat(profile.path("win_rate").doubleValue()).isEqualTo(1.0);
        system.json(404, "GET", "/api/player/" + system.uniqueName("nobody"), "");
    }

    @Test
    void the_newest_achievements_are_a_list() {
        assertThat(system.get("/api/achievements?limit=100").valueStream()).anySatisfy(achievement -> {
            assertThat(achievement.propertyNames())
                    .containsExactly("player", "player_id", "achievement", "rarity", "timestamp");
            assertThat(achievement.path("player_id").stringValue()).isEqualTo(player);
            assertThat(achievement.path("achievement").stringValue()).isEqualTo("First Blood");
        });
    }

    @Test
    void a_page_of_any_site_gets_the_leaderboard_over_a_websocket_without_a_request() throws Exception {
        try (WebSocketClient socket = new WebSocketClient(system.socketAddress())) {
            JsonNode data = socket.next("leaderboard_update").path("data");
            assertThat(data.at("/leaderboard/top_players/0/player_name").isString())
                    .isTrue();
            assertThat(data.path("recent_achievements").isArray()).isTrue();
            assertThat(data.path("entries").isArray()).isTrue();
        }
    }

    @Test
    void scripts_find_the_expected_keys_in_redis() {
        String[] redis = system.redis().split(":");
        LettuceConnectionFactory connections = new LettuceConnectionFactory(redis[0], Integer.parseInt(redis[1]));
        connections.afterPropertiesSet();
        connections.start();
        StringRedisTemplate template = new StringRedisTemplate(connections);
        try {
            assertThat(template.opsForZSet().score("leaderboard:global", player))
                    .isEqualTo(POINTS);
            assertThat(template.<String, String>opsForHash().entries("player:stats:" + player))
                    .containsEntry("total_score", String.valueOf(POINTS))
                    .containsEntry("action:kill", "1");
            assertThat(template.opsForList().range("achievements:recent", 0, -1))
                    .anySatisfy(achievement -> assertThat(achievement).contains(player));
        } finally {
            connections.destroy();
        }
    }
}
