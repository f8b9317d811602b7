package gg.leaderboard.producer.sourcelog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.producer.DefaultScoring;
import gg.leaderboard.producer.ScoredAction;
import gg.leaderboard.producer.files.Line;
import gg.leaderboard.producer.files.TestLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares generated matches of every kind of server with the results that were fixed before the log was written. */
class MatchTest {

    private final UnrecognizedLines notUnderstood = new UnrecognizedLines();

    @Test
    void every_log_has_the_totals_of_its_match() {
        matches(20).forEach(number -> {
            GeneratedMatch match = GeneratedMatch.of(number);
            Map<String, PlayerTotals> counted = new TreeMap<>();
            events(match).forEach(event -> counted.merge(event.playerId(), totals(event), PlayerTotals::plus));

            assertThat(counted).as("match %d", number).isEqualTo(match.totals());
            assertThat(points(match))
                    .as("match %d", number)
                    .isEqualTo(match.totals().values().stream()
                            .mapToLong(player -> player.score(DefaultScoring.DEFAULT))
                            .sum());
        });
        assertThat(notUnderstood.describe()).isEmpty();
    }

    @Test
    void every_event_has_its_own_id_which_is_the_same_at_the_next_read() {
        matches(1).forEach(number -> {
            List<String> ids = ids(GeneratedMatch.of(number));

            assertThat(ids).as("match %d", number).doesNotHaveDuplicates().isEqualTo(ids(GeneratedMatch.of(number)));
        });
    }

    @Test
    void the_players_are_the_same_on_all_servers_with_steam_ids() {
        List<GeneratedMatch> matches = matches(1).mapToObj(GeneratedMatch::of).toList();
        Map<Object, Long> kinds = matches.stream()
                .collect(Collectors.groupingBy(match -> match.totals().keySet(), Collectors.counting()));

        assertThat(kinds.values())
                .as("Steam, VALVE_ and LAN")
                .containsExactlyInAnyOrder(GeneratedMatch.kinds() - 2L, 1L, 1L);
    }

    @Test
    void the_generated_lines_are_of_every_supported_kind() {
        String all = matches(1)
                .mapToObj(number -> new String(GeneratedMatch.of(number).log(), ISO_8859_1))
                .collect(Collectors.joining());

        assertThat(all)
                .contains("<[U:1:", "<STEAM_0:", "<STEAM_1:", "<7656119", "<VALVE_0:", "<STEAM_ID_LAN>", "<BOT>")
                .contains("\nL ", "\nRL ", "\n L ", "\n0", " - \"", "<Unassigned>", "<unassigned>", "><>\" killed")
                .contains(" flash-assisted killing ", " assisted killing ", "\"kill assist\" against ")
                .contains(
                        " committed suicide ", " was killed by the bomb.", "feign_death", "(headshot)", "killed other")
                .contains("pointcaptured", "dod_control_point", "Rescued_A_Hostage", "Planted_The_Bomb", "Defused")
                .contains(new String(new byte[] {(byte) 0xC6}, ISO_8859_1) + "rendil")
                .containsPattern(" killed \"[^\"]*\"\n");
    }

    @Test
    void no_malformed_line_stops_the_log() {
        Random random = new Random(1);
        LogEventMapper meaning = meaning();
        matches(3).forEach(number -> {
            byte[] log = GeneratedMatch.of(number).log();
            for (int i = 0; i < log.length / 50; i++) {
                log[random.nextInt(log.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> TestLines.lines(log).forEach(meaning::map)).doesNotThrowAnyException();
        });
    }

    @Test
    void a_long_hostile_line_is_parsed_quickly() {
        String point = "L 01/01/2025 - 20:00:00: Team \"Red\" triggered \"pointcaptured\" (numcappers \"1\")";
        String start = "L 01/01/2025 - 20:00:00: ";
        Stream.of(
                        point + " (player1 \"x<1><[U:1:3]><Red>\")" + "(player1 \"".repeat(90_000),
                        point + "(numcappers \"1\")".repeat(50_000),
                        start + "\"x<1><".repeat(150_000),
                        start + "\"x<1><[U:1:3]><CT>\" killed ".repeat(30_000),
                        start + "\"x<1><[U:1:3]><CT>\" triggered \"" + " assist flag".repeat(80_000) + "\"",
                        start + "\"x<1><[U:1:3]><CT>\" committed suicide" + " with \"".repeat(100_000) + "<",
                        start + ">\" [0".repeat(200_000))
                .map(TestLines::line)
                .forEach(line -> {
                    long before = System.nanoTime();
                    meaning().map(line);
                    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(20));
                });
    }

    @Test
    void the_same_number_gives_the_same_log_and_another_number_gives_another() {
        assertThat(GeneratedMatch.of(1).log()).isEqualTo(GeneratedMatch.of(1).log());
        assertThat(Arrays.equals(
                        GeneratedMatch.of(1).log(),
                        GeneratedMatch.of(1 + GeneratedMatch.kinds()).log()))
                .isFalse();
    }

    private static IntStream matches(int ofEachKind) {
        return IntStream.rangeClosed(1, ofEachKind * GeneratedMatch.kinds());
    }

    private LogEventMapper meaning() {
        return new LogEventMapper(TestLogProperties.settings(), DefaultScoring.DEFAULT, Duration.ZERO, notUnderstood);
    }

    private List<GameEvent> events(GeneratedMatch match) {
        LogEventMapper meaning = meaning();
        List<GameEvent> events = new ArrayList<>();
        for (Line line : TestLines.lines(match.log())) {
            events.addAll(meaning.map(line));
        }
        return events;
    }

    private List<String> ids(GeneratedMatch match) {
        return events(match).stream().map(GameEvent::eventId).toList();
    }

    private long points(GeneratedMatch match) {
        return events(match).stream()
                .mapToLong(event -> event instanceof PlayerScored scored ? scored.points() : 0)
                .sum();
    }

    private static PlayerTotals totals(GameEvent event) {
        if (event instanceof PlayerScored scored) {
            return PlayerTotals.of(Arrays.stream(ScoredAction.values())
                    .filter(deed -> deed.action().equals(scored.action()))
                    .findFirst()
                    .orElseThrow());
        }
        return event instanceof PlayerDied ? PlayerTotals.DEATH : PlayerTotals.NONE;
    }
}
