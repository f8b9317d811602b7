package gg.leaderboard.producer.sourcelog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.producer.DefaultScoring;
import gg.leaderboard.producer.files.TestLines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests lines that other servers than CS:GO write. */
class LogDialectTest {

    private static final String START = "L 01/19/2026 - 18:57:33: ";
    private static final String ASH = "\"Ash<4><[U:1:11]><CT>\"";
    private static final String BIRCH = "\"Birch<7><[U:1:12]><TERRORIST>\"";
    private static final String CEDAR = "\"Cedar<8><[U:1:13]><CT>\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            L 01/19/2026 - 18:57:33: |2026-01-19T18:57:33Z
            RL 01/19/2026 - 18:57:33: |2026-01-19T18:57:33Z
             L 01/19/2026 - 18:57:33: |2026-01-19T18:57:33Z
            01/19/2026 - 18:57:33.482 - |2026-01-19T18:57:33.482Z
            01/19/2026 - 18:57:33.482: |2026-01-19T18:57:33.482Z
            """)
    void a_line_may_have_the_prefix_of_a_file_udp_http_or_docker(String start, Instant time) {
        assertThat(read(start + ASH + " killed " + BIRCH + " with \"ak47\""))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.timestamp()).isEqualTo(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[U:1:193288]", "STEAM_0:0:96644", "STEAM_1:0:96644", "76561197960459016"})
    void an_account_is_one_player_in_every_spelling(String id) {
        assertThat(events("\"Ash<4><" + id + "><CT>\" triggered \"Planted_The_Bomb\""))
                .extracting(GameEvent::playerId)
                .containsExactly("STEAM_1:0:96644");
    }

    @Test
    void a_flash_assist_has_its_own_points() {
        assertThat(scores(ASH + " flash-assisted killing " + BIRCH)).containsExactly("flash_assist 50");
        assertThat(scores(ASH + " flash-assisted killing " + CEDAR)).isEmpty();
    }

    @Test
    void a_team_fortress_assist_is_an_assist() {
        assertThat(scores(ASH + " triggered \"kill assist\" against " + BIRCH
                        + " (assister_position \"1 -2 3\") (attacker_position \"4 5 6\")"))
                .containsExactly("assist 50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " committed suicide with \"world\"",
                " [-1656 -1976 -267] committed suicide with \"hegrenade\"",
                " committed suicide with \"worldspawn\" (world)",
                " committed suicide",
                " was killed by the bomb.",
                " [1 2 3] was killed by the bomb."
            })
    void a_death_without_a_killer_counts(String how) {
        assertThat(events(ASH + how)).singleElement().isInstanceOfSatisfying(PlayerDied.class, death -> {
            assertThat(death.playerId()).isEqualTo("STEAM_1:1:5");
            assertThat(death.killerId()).isNull();
        });
    }

    @Test
    void a_kill_may_be_without_a_weapon() {
        assertThat(events(ASH + " killed " + BIRCH)).hasSize(2);
    }

    @Test
    void a_team_fortress_headshot_counts_and_a_feigned_death_does_not() {
        assertThat(scores(ASH + " killed " + BIRCH
                        + " with \"sniperrifle\" (customkill \"headshot\") (attacker_position \"1 2 3\")"))
                .containsExactly("headshot 150");
        assertThat(events(ASH + " killed " + BIRCH + " with \"pipe\" (customkill \"feign_death\")"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',            ''",
        "Unassigned,    Unassigned",
        "unassigned,    unassigned",
        "UNASSIGNED,    UNASSIGNED",
    })
    void players_without_a_team_are_enemies(String one, String other) {
        String killer = ASH.replace("CT", one);
        String victim = BIRCH.replace("TERRORIST", other);

        assertThat(scores(killer + " killed " + victim + " with \"crossbow\"")).containsExactly("kill 100");
        assertThat(scores(killer + " killed " + killer + " with \"grenade\"")).isEmpty();
    }

    @Test
    void free_for_all_makes_everyone_else_an_enemy() {
        LogEventMapper meaning = new LogEventMapper(
                TestLogProperties.freeForAll(), DefaultScoring.DEFAULT, Duration.ZERO, new UnrecognizedLines());

        assertThat(meaning.map(TestLines.line(START + ASH + " killed " + CEDAR + " with \"ak47\"")))
                .hasSize(2);
        assertThat(meaning.map(TestLines.line(START + ASH + " killed " + ASH + " with \"hegrenade\"")))
                .hasSize(1);
        assertThat(scores(ASH + " killed " + CEDAR + " with \"ak47\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rescued_A_Hostage", "dod_control_point", "Planted_The_Bomb"})
    void hostages_and_control_points_are_objectives(String trigger) {
        assertThat(scores(ASH + " triggered \"" + trigger + "\"")).containsExactly("objective_capture 200");
        assertThat(scores(ASH + " triggered \"" + trigger + "\" (flagname \"POINT_BRIDGE\")"))
                .containsExactly("objective_capture 200");
    }

    @Test
    void a_captured_point_is_an_objective_of_each_named_player() {
        List<GameEvent> events = events("Team \"Red\" triggered \"pointcaptured\" (cp \"2\") (cpname \"#cap\")"
                + " (numcappers \"2\") (player1 " + ASH + ") (position1 \"1 2 3\") (player2 " + CEDAR
                + ") (position2 \"4 5 6\")");

        assertThat(events).extracting(GameEvent::playerId).containsExactly("STEAM_1:1:5", "STEAM_1:1:6");
        assertThat(events).extracting(GameEvent::eventId).doesNotHaveDuplicates();
        assertThat(events).allMatch(PlayerScored.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\") (player2 \"y", "<1>", "a\"b", "(player1 \"", "\") (numcappers \"3\""})
    void a_captured_point_counts_for_the_players_in_the_line_whatever_their_names(String name) {
        assertThat(events("Team \"Red\" triggered \"pointcaptured\" (cp \"2\") (numcappers \"1\") (player1 \"" + name
                        + "<4><[U:1:11]><CT>\") (position1 \"1 2 3\")"))
                .extracting(GameEvent::playerId)
                .containsExactly("STEAM_1:1:5");
        assertThat(events("Team \"Red\" triggered \"pointcaptured\" (cp \"2\") (numcappers \"1\") (player1 \"" + name
                        + "<1><[U:1:99]><CT>\") (player2 \"x<4><[U:1:11]><CT>\") (position1 \"1 2 3\")"))
                .isEmpty();
    }

    @Test
    void latin_1_names_and_cut_utf_8_names_are_read() {
        assertThat(nameIn((START + "\"Jos\u00e9<4><[U:1:11]><CT>\" entered the game\n").getBytes(ISO_8859_1)))
                .isEqualTo("José");
        // A whole character, then the first two of three bytes of another.
        assertThat(nameIn((START + "\"\u00e6\u0097\u00a5\u00e6\u009c<4><[U:1:11]><CT>\" entered the game\n")
                        .getBytes(ISO_8859_1)))
                .isEqualTo("日\uFFFD");
    }

    private static String nameIn(byte[] line) {
        GameEvent event = meaning().map(TestLines.lines(line).get(0)).get(0);
        return String.valueOf(event.info().playerName());
    }

    private static List<GameEvent> events(String body) {
        return read(START + body);
    }

    private static List<GameEvent> read(String line) {
        return meaning().map(TestLines.line(line));
    }

    private static LogEventMapper meaning() {
        return new LogEventMapper(
                TestLogProperties.settings(), DefaultScoring.DEFAULT, Duration.ZERO, new UnrecognizedLines());
    }

    private static List<String> scores(String body) {
        return events(body).stream()
                .filter(PlayerScored.class::isInstance)
                .map(PlayerScored.class::cast)
                .map(scored -> scored.action() + " " + scored.points())
                .toList();
    }
}
