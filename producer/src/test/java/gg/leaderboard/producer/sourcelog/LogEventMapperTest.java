package gg.leaderboard.producer.sourcelog;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.producer.DefaultScoring;
import gg.leaderboard.producer.files.Line;
import gg.leaderboard.producer.files.TestLines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogEventMapperTest {

    private static final String A = "\"Ann<12><STEAM_1:0:11><CT>\" [1 -2 3]";
    private static final String B = "\"Bob<13><STEAM_1:1:22><TERRORIST>\" [4 5 -6]";
    private static final String MATE = "\"Mat<14><STEAM_1:0:33><CT>\" [1 2 3]";
    private static final String BOT = "\"Jim<15><BOT><TERRORIST>\" [1 2 3]";

    private static final String JOIN = "\"Ann<12><STEAM_1:0:11><>\" entered the game";

    @Test
    void entering_the_game_is_a_join() {
        GameEvent event = only("\"Ann<12><STEAM_1:0:11><>\" entered the game");

        assertThat(event).isInstanceOf(PlayerJoined.class);
        assertThat(event.playerId()).isEqualTo("STEAM_1:0:11");
        assertThat(event.info().playerName()).isEqualTo("Ann");
        assertThat(event.info().gameId()).isEqualTo("csgo");
        assertThat(event.timestamp()).isEqualTo(Instant.parse("2018-02-24T15:55:31Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            with "ak47"                        | kill     | 100
            with "ak47" (penetrated)           | kill     | 100
            with "ak47" (headshot)             | headshot | 150
            with "ak47" (headshot penetrated)  | headshot | 150
            with "headshot"                    | kill     | 100
            with "ak47" (noheadshots)          | kill     | 100
            """)
    void a_kill_scores_for_the_killer_and_is_the_death_of_the_victim(String how, String action, long points) {
        assertThat(events(A + " killed " + B + " " + how))
                .satisfiesExactly(
                        first -> assertScored(first, "STEAM_1:0:11", action, points),
                        second -> assertDied(second, "STEAM_1:1:22", "STEAM_1:0:11"));
    }

    @Test
    void an_assist_scores() {
        assertScored(only(A + " assisted killing " + B), "STEAM_1:0:11", "assist", 50);
        assertScored(
                only("\"Ann<12><STEAM_1:0:11><CT>\" assisted killing \"Bob<13><STEAM_1:1:22><TERRORIST>\""),
                "STEAM_1:0:11",
                "assist",
                50);
    }

    @ParameterizedTest
    @CsvSource({"Planted_The_Bomb,objective_capture", "Defused_The_Bomb,objective_defend"})
    void the_bomb_scores(String trigger, String action) {
        assertScored(only(A + " triggered \"" + trigger + "\""), "STEAM_1:0:11", action, 200);
        assertScored(only(A + " triggered \"" + trigger + "\" at bombsite B"), "STEAM_1:0:11", action, 200);
    }

    @Test
    void killing_a_team_mate_scores_nothing_but_counts_as_a_death() {
        assertDied(only(A + " killed " + MATE + " with \"ak47\" (headshot)"), "STEAM_1:0:33", "STEAM_1:0:11");
        assertDied(only(A + " killed " + A + " with \"hegrenade\""), "STEAM_1:0:11", "STEAM_1:0:11");
        assertThat(events(A + " assisted killing " + MATE)).isEmpty();
    }

    @Test
    void bots_score_nothing_and_their_deaths_are_not_recorded_but_killing_one_counts() {
        assertScored(only(A + " killed " + BOT + " with \"ak47\""), "STEAM_1:0:11", "kill", 100);
        assertDied(only(BOT + " killed " + A + " with \"ak47\""), "STEAM_1:0:11", null);
        assertThat(events(BOT + " killed " + BOT.replace("TERRORIST", "CT") + " with \"ak47\""))
                .isEmpty();
        assertScored(only(A + " assisted killing " + BOT), "STEAM_1:0:11", "assist", 50);
        assertThat(events("\"GOTV<13><BOT><>\" entered the game")).isEmpty();
        assertThat(events(BOT + " triggered \"Planted_The_Bomb\"")).isEmpty();
    }

    @Test
    void a_pending_steam_id_identifies_no_player() {
        assertThat(events("\"Ann<12><STEAM_ID_PENDING><>\" entered the game")).isEmpty();
    }

    @Test
    void a_renamed_player_stays_the_same_player() {
        GameEvent before = only("\"Ann<12><STEAM_1:0:11><CT>\" triggered \"Planted_The_Bomb\"");
        GameEvent after = only("\"Queen Ann<12><STEAM_1:0:11><CT>\" triggered \"Planted_The_Bomb\"");

        assertThat(after.playerId()).isEqualTo(before.playerId());
        assertThat(after.info().playerName()).isEqualTo("Queen Ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ærø_Fox",
                "日本語",
                "☃ 🦊",
                "a\"b",
                "\"",
                "<b>",
                "<1>",
                ">",
                "a<7><STEAM_1:0:666><CT>",
                "x killed y",
                "Bob\" killed \"Eve",
                "Bob\" [1 2 3] killed \"Eve",
                "\" entered the game",
                "x\" triggered \"Planted_The_Bomb\"",
                "y\" with \"ak47\" (headshot)",
                "wide\u3000space",
                "$1\\E%s{}"
            })
    void names_may_contain_anything(String name) {
        String hostile = "\"" + name + "<12><STEAM_1:0:11><CT>\" [1 2 3]";

        assertThat(events(hostile + " killed " + B + " with \"ak47\""))
                .satisfiesExactly(
                        first -> {
                            assertScored(first, "STEAM_1:0:11", "kill", 100);
                            assertThat(first.info().playerName()).isEqualTo(name);
                        },
                        second -> assertDied(second, "STEAM_1:1:22", "STEAM_1:0:11"));
        assertThat(events(B + " killed " + hostile + " with \"ak47\""))
                .satisfiesExactly(first -> assertScored(first, "STEAM_1:1:22", "kill", 100), second -> {
                    assertDied(second, "STEAM_1:0:11", "STEAM_1:1:22");
                    assertThat(second.info().playerName()).isEqualTo(name);
                });
        assertThat(only("\"" + name + "<12><STEAM_1:0:11><>\" entered the game").playerId())
                .isEqualTo("STEAM_1:0:11");
    }

    // The games replace quotes in names and chat. Even if a game does not, no player can score in the name of another.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Eve<9><STEAM_1:0:99><CT>\" say \"<1><STEAM_1:0:11><CT>\" triggered \"Planted_The_Bomb\"",
                "\"Eve<9><STEAM_1:0:99><CT>\" say \"<1><STEAM_1:0:11><CT>\" entered the game",
                "\"Eve<9><STEAM_1:0:99><CT>\" say \"<1><STEAM_1:0:11><CT>\" killed \"x<2><BOT><TERRORIST>\" with \"ak47\"",
                "\"Eve<9><STEAM_1:0:99><CT>\" say \"x\" killed \"y<2><BOT><TERRORIST>\" with \"ak47\"",
                "\"x<1><STEAM_1:0:11><CT>\" killed \"y<9><STEAM_1:0:99><T>\" killed \"z<2><BOT><TERRORIST>\" with \"ak47\""
            })
    void no_name_or_chat_imitates_another_player(String line) {
        assertThat(events(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "World triggered \"Round_Start\"",
                "\"Ann<12><STEAM_1:0:11>\" switched from team <Unassigned> to <CT>",
                "\"Ann<12><STEAM_1:0:11><CT>\" [1 2 3] killed other \"chicken<99>\" [1 2 3] with \"ak47\"",
                "\"Ann<12><STEAM_1:0:11><CT>\" triggered \"Dropped_The_Bomb\"",
                "Team \"Red\" triggered \"pointcaptured\" (cp \"2\") (numcappers \"0\")",
                "Team \"Red\" triggered \"pointcaptured\" (numcappers \"2\") (player1 \"Cy<8><[U:1:3]><Red>\") (position1 \"1\")",
                "Team \"CT\" triggered \"SFUI_Notice_CTs_Win\" (CT \"1\") (T \"0\")",
                "\"Ann<12><STEAM_1:0:11><CT>\" killed",
                "\"Ann<12><STEAM_1:0:11><CT>\" say \"I killed him\""
            })
    void other_lines_are_not_events(String body) {
        assertThat(events(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "L",
                "L 02/24/2018 - 15:55:31:",
                "L 13/24/2018 - 15:55:31: ",
                "L 02/30/2018 - 15:55:31: ",
                "L 02/24/2018 - 25:55:31: ",
                "L 02/24/1918 - 15:55:31: ",
                "02/24/2018 15:55:31: ",
                "02/24/2018 - 15:55:31.4: ",
                "garbage L 02/24/2018 - 15:55:31: "
            })
    void a_line_with_an_invalid_time_is_not_an_event(String start) {
        assertThat(meaning(Duration.ZERO).map(TestLines.line(start + JOIN))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 1_000})
    void a_name_over_the_limits_is_dropped_and_the_points_count(int length) {
        GameEvent event = only(A.replace("Ann", "x".repeat(length)) + " triggered \"Planted_The_Bomb\"");

        assertScored(event, "STEAM_1:0:11", "objective_capture", 200);
        assertThat(event.info().playerName()).isNull();
    }

    @Test
    void a_name_with_control_characters_is_dropped() {
        assertThat(only(A.replace("Ann", "\u001b[2J\r\u2028") + " triggered \"Planted_The_Bomb\"")
                        .info()
                        .playerName())
                .isNull();
    }

    @Test
    void a_steam_id_out_of_range_identifies_no_player() {
        assertThat(events(A.replace("STEAM_1:0:11", "STEAM_" + "1".repeat(200)) + " triggered \"Planted_The_Bomb\""))
                .isEmpty();
    }

    @Test
    void the_two_events_of_a_kill_have_different_ids() {
        assertThat(events(A + " killed " + B + " with \"ak47\""))
                .extracting(GameEvent::eventId)
                .doesNotHaveDuplicates();
    }

    @Test
    void times_are_shifted_and_ids_are_not() {
        Line line = TestLines.line("L 02/24/2018 - 15:55:31: " + A + " triggered \"Planted_The_Bomb\"");
        GameEvent logged = meaning(Duration.ZERO).map(line).get(0);
        GameEvent shifted = meaning(Duration.ofDays(1)).map(line).get(0);

        assertThat(shifted.timestamp()).isEqualTo(logged.timestamp().plus(Duration.ofDays(1)));
        assertThat(shifted.eventId()).isEqualTo(logged.eventId());
    }

    private static List<GameEvent> events(String body) {
        return meaning(Duration.ZERO).map(TestLines.line("L 02/24/2018 - 15:55:31: " + body));
    }

    private static LogEventMapper meaning(Duration shift) {
        return new LogEventMapper(TestLogProperties.settings(), DefaultScoring.DEFAULT, shift, new UnrecognizedLines());
    }

    private static GameEvent only(String body) {
        List<GameEvent> events = events(body);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static void assertScored(GameEvent event, String player, String action, long points) {
        assertThat(event).isInstanceOfSatisfying(PlayerScored.class, scored -> {
            assertThat(scored.playerId()).isEqualTo(player);
            assertThat(scored.action()).isEqualTo(action);
            assertThat(scored.points()).isEqualTo(points);
        });
    }

    private static void assertDied(GameEvent event, String player, @Nullable String killer) {
        assertThat(event).isInstanceOfSatisfying(PlayerDied.class, died -> {
            assertThat(died.playerId()).isEqualTo(player);
            assertThat(died.killerId()).isEqualTo(killer);
        });
    }
}
