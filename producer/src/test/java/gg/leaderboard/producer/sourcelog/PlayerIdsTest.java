package gg.leaderboard.producer.sourcelog;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerIdsTest {

    @ParameterizedTest
    @CsvSource({
        "STEAM_1:0:96644,     STEAM_1:0:96644",
        "STEAM_0:0:96644,     STEAM_1:0:96644",
        "[U:1:193288],        STEAM_1:0:96644",
        "[U:1:193288:1],      STEAM_1:0:96644",
        "76561197960459016,   STEAM_1:0:96644",
        "[U:1:193289],        STEAM_1:1:96644",
        "76561197960459017,   STEAM_1:1:96644",
        "[U:1:4294967295],    STEAM_1:1:2147483647",
        "76561202255233023,   STEAM_1:1:2147483647",
        "VALVE_0:0:1234,      VALVE_0:0:1234",
        "STEAM_2:0:1234,      STEAM_2:0:1234"
    })
    void every_spelling_of_an_account_is_one_player(String logged, String player) {
        assertThat(PlayerIds.of(logged, "Ann")).isEqualTo(player);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BOT",
                "Console",
                "HLTV",
                "STEAM_ID_PENDING",
                "VALVE_ID_PENDING",
                "[U:1:0]",
                "[U:1:4294967296]",
                "[U:1:99999999999]",
                "[I:1:5]",
                "STEAM_1:0:9999999999",
                "76561190000000000",
                "76561197960265728",
                "76561202255233024",
                "7656119",
                "STEAM_1:0:1 x"
            })
    void an_ambiguous_id_identifies_no_player(String logged) {
        assertThat(PlayerIds.of(logged, "Ann")).isNull();
    }

    @Test
    void on_a_lan_the_name_identifies_the_player() {
        assertThat(PlayerIds.of("STEAM_ID_LAN", "Ann Lee")).isEqualTo("LAN:Ann%20Lee");
        assertThat(PlayerIds.of("VALVE_ID_LAN", "Ann+Lee%")).isEqualTo("LAN:Ann%2BLee%25");
        assertThat(PlayerIds.of("STEAM_ID_LAN", "Ærø")).isEqualTo("LAN:%C3%86r%C3%B8");
        assertThat(PlayerIds.of("STEAM_ID_LAN", " ")).isNull();
        assertThat(PlayerIds.of("STEAM_ID_LAN", "x".repeat(200))).isNull();
    }

    @Test
    void the_longest_name_of_these_games_is_a_valid_id() {
        String id = String.valueOf(PlayerIds.of("STEAM_ID_LAN", "日".repeat(10) + "\u0007x"));

        Rules.id("player_id", id);
        assertThat(id).hasSizeBetween(90, 128);
    }
}
