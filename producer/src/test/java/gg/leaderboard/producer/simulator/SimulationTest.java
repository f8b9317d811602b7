package gg.leaderboard.producer.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gg.leaderboard.events.EventJson;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.producer.DefaultScoring;
import gg.leaderboard.producer.SentRecords;
import gg.leaderboard.producer.SimulatedPlayers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SimulationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int MANY = 40_000;

    private static final Set<String> DOCUMENTED = Set.of("player_scored", "player_joined", "achievement_unlocked");

    // A smaller number, because some malformed events are large.
    private static final int FEWER = 10_000;

    @Test
    void of_the_documented_types_seven_of_ten_score_two_join_and_one_is_an_achievement() {
        List<ObjectNode> events = events(settings(10, 3, 0, 0), 1, MANY).stream()
                .filter(event -> DOCUMENTED.contains(type(event)))
                .toList();
        int count = events.size();

        assertThat(count).isGreaterThan(MANY / 2);
        assertThat(shares(events, "event_type"))
                .hasSize(3)
                .hasEntrySatisfying("player_scored", share -> assertThat(share).isCloseTo(0.7, byChance(0.7, count)))
                .hasEntrySatisfying("player_joined", share -> assertThat(share).isCloseTo(0.2, byChance(0.2, count)))
                .hasEntrySatisfying(
                        "achievement_unlocked", share -> assertThat(share).isCloseTo(0.1, byChance(0.1, count)));
    }

    @Test
    void each_kill_has_a_weapon_and_is_followed_by_the_death_of_another_player() {
        List<ObjectNode> events = events(settings(10, 3, 0, 0), 1, MANY);
        List<ObjectNode> kills = events.stream()
                .filter(event ->
                        Set.of("kill", "headshot").contains(event.path("action").asString("")))
                .toList();
        List<ObjectNode> deaths = events.stream()
                .filter(event -> type(event).equals("player_died"))
                .toList();

        assertThat(deaths.size()).isBetween(kills.size() * 9 / 10, kills.size());
        assertThat(deaths)
                .allSatisfy(death -> assertThat(death.path("killer_id").asString())
                        .startsWith("player-")
                        .isNotEqualTo(death.path("player_id").asString()));
        assertThat(kills)
                .allSatisfy(kill -> assertThat(kill.path("weapon").asString()).isNotBlank());
        assertThat(shares(kills, "weapon")).hasSizeGreaterThan(5);
        assertThat(shares(deaths, "player_id"))
                .hasSize(10)
                .allSatisfy((player, share) -> assertThat(share).isBetween(0.05, 0.2));
    }

    @Test
    void matches_end_with_about_as_many_wins_as_losses() {
        Map<String, Double> outcomes = shares(events(settings(10, 3, 0, 0), 1, MANY), "outcome");

        assertThat(outcomes).containsOnlyKeys("win", "loss", "draw");
        assertThat(outcomes.getOrDefault("win", 0.0)).isBetween(0.35, 0.55);
        assertThat(outcomes.getOrDefault("loss", 0.0)).isBetween(0.35, 0.55);
    }

    @Test
    void a_single_player_kills_no_other_player() {
        assertThat(events(settings(1, 1, 0, 0), 1, 1_000))
                .extracting(SimulationTest::type)
                .doesNotContain("player_died")
                .contains("match_ended");
    }

    @Test
    void by_default_ten_named_players_play_in_three_games() {
        List<ObjectNode> events = events(settings(10, 3, 0, 0), 1, MANY);

        assertThat(shares(events, "player_id"))
                .hasSize(10)
                .allSatisfy((player, share) -> assertThat(share).isBetween(0.06, 0.15));
        assertThat(shares(events, "player_name")).hasSize(10).containsKey("ShadowFox");
        assertThat(shares(events, "game_id")).containsOnlyKeys("arena", "capture-the-flag", "battle-royale");
    }

    @Test
    void few_players_play_a_lot_and_many_play_little() {
        List<ObjectNode> events = events(settings(100_000, 3, 0, 0), 1, 320_000).stream()
                .filter(event -> DOCUMENTED.contains(type(event)))
                .toList();
        List<Double> shares = shares(events, "player_id").values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();

        assertThat(shares.get(0)).as("the busiest").isBetween(0.005, 0.02);
        assertThat(shares.stream().limit(1_000).mapToDouble(share -> share).sum())
                .as("the busiest in a hundred")
                .isBetween(0.45, 0.55);
        assertThat(shares).as("players seen").hasSizeGreaterThan(40_000);
    }

    @Test
    void every_player_and_game_has_its_own_id_and_name() {
        assertThat(IntStream.range(0, 100_000).mapToObj(SimulatedPlayers::playerId))
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 100_000).mapToObj(SimulatedPlayers::playerName))
                .doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 1_000).mapToObj(SimulatedPlayers::gameId)).doesNotHaveDuplicates();
    }

    @Test
    void rarer_achievements_are_unlocked_less_often() {
        Map<String, Double> shares = shares(events(settings(10, 3, 0, 0), 1, MANY), "achievement_rarity");

        assertThat(List.of("common", "uncommon", "rare", "epic", "legendary"))
                .hasSameSizeAs(shares.keySet())
                .extracting(shares::get)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void the_same_seed_gives_the_same_events_except_for_ids_and_times() {
        SimulatorProperties settings = settings(1_000, 5, 0.1, 0.1);

        assertThat(digests(settings, 42)).isEqualTo(digests(settings, 42)).isNotEqualTo(digests(settings, 43));
    }

    @Test
    void all_events_are_valid_by_default() {
        assertThat(records(settings(1_000, 100, 0, 0), 7, 5_000)).allSatisfy(sent -> {
            GameEvent event = EventJson.read(sent.value(), NOW, () -> "none");
            assertThat(sent.key()).isEqualTo(event.playerId());
            assertThat(SentRecords.header(sent, "event_id")).isEqualTo(event.eventId());
            assertThat(SentRecords.header(sent, "event_type")).isEqualTo(event.type());
            assertThat(EventJson.parse(sent.value()).has("ingested_at")).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 1})
    void the_share_of_malformed_events_is_as_configured(double share) {
        Simulation simulation = new Simulation(settings(10, 3, 0, share), DefaultScoring.DEFAULT, 1);
        int malformed = 0;
        for (int i = 0; i < FEWER; i++) {
            malformed += isValid(SentRecords.of(simulation.next(() -> "id", NOW))) ? 0 : 1;
        }

        assertThat((double) malformed / FEWER).isCloseTo(share, byChance(share, FEWER));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3})
    void the_share_of_duplicates_is_as_configured_and_each_equals_an_earlier_event(double share) {
        Map<String, String> seen = new HashMap<>();
        int duplicates = 0;
        for (ProducerRecord<String, byte[]> sent : records(settings(10, 3, share, 0), 1, MANY)) {
            String event = new String(sent.value(), UTF_8);
            String before = seen.put(SentRecords.header(sent, "event_id"), event);
            if (before != null) {
                duplicates++;
                assertThat(event).isEqualTo(before);
            }
        }

        assertThat((double) duplicates / MANY).isCloseTo(share, byChance(share, MANY));
    }

    @Test
    void every_malformation_breaks_a_rule_for_every_type_of_event() {
        Set<String> problems = new HashSet<>();
        for (Malformation malformation : Malformation.values()) {
            for (ProducerRecord<String, byte[]> valid : records(settings(10, 3, 0, 0), 1, 200)) {
                GameEvent event = EventJson.read(valid.value(), NOW, () -> "none");
                ProducerRecord<String, byte[]> sent = SentRecords.of(malformation.applyTo(event));

                assertThat(sent.key()).isEqualTo(event.playerId());
                assertThatThrownBy(() -> EventJson.read(sent.value(), NOW, () -> "none"))
                        .as("%s", malformation)
                        .isInstanceOfSatisfying(InvalidEventException.class, e -> problems.add(e.field()));
            }
        }

        assertThat(problems)
                .containsExactlyInAnyOrder("event", "event_type", "player_id", "timestamp", "points", "player_name");
    }

    // Five standard deviations. A correct simulation exceeds them with one seed in two million.
    private static Offset<Double> byChance(double share, int events) {
        return within(5 * Math.sqrt(share * (1 - share) / events));
    }

    private static SimulatorProperties settings(int players, int games, double duplicates, double malformed) {
        return new SimulatorProperties(players, games, null, null, null, duplicates, malformed);
    }

    private static List<ProducerRecord<String, byte[]>> records(SimulatorProperties settings, long seed, int count) {
        int[] ids = {0};
        Simulation simulation = new Simulation(settings, DefaultScoring.DEFAULT, seed);
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(SentRecords.of(simulation.next(() -> "id-" + ids[0]++, NOW)));
        }
        return records;
    }

    private static List<ObjectNode> events(SimulatorProperties settings, long seed, int count) {
        return records(settings, seed, count).stream()
                .map(sent -> EventJson.parse(sent.value()))
                .toList();
    }

    private static String type(ObjectNode event) {
        return event.path("event_type").asString();
    }

    // Counting ids and a fixed time make equal events equal in bytes.
    private static List<UUID> digests(SimulatorProperties settings, long seed) {
        return records(settings, seed, 5_000).stream()
                .map(sent -> UUID.nameUUIDFromBytes(sent.value()))
                .toList();
    }

    private static boolean isValid(ProducerRecord<String, byte[]> sent) {
        try {
            EventJson.read(sent.value(), NOW, () -> "none");
            return true;
        } catch (InvalidEventException e) {
            return false;
        }
    }

    private static Map<String, Double> shares(List<ObjectNode> events, String field) {
        List<String> values = events.stream()
                .flatMap(event -> event.path(field).stringValueOpt().stream())
                .toList();
        return values.stream()
                .collect(Collectors.groupingBy(
                        Function.identity(),
                        Collectors.collectingAndThen(Collectors.counting(), count -> (double) count / values.size())));
    }
}
