package gg.leaderboard.archive.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.mapping.Mapping;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionedPlayersTest {

    private static final Mapping SCORES = Mapping.builtIn("score_updates").orElseThrow();

    @Test
    void the_players_of_an_inlet_letter_are_found_with_its_mapping() {
        assertThat(named("{\"userId\":\"u1\",\"score\":\"x\",\"gameId\":\"g\"}", SCORES))
                .containsExactly("u1");
        assertThat(named("{\"userId\":\"u1\"}", Mapping.NONE)).isEmpty();
    }

    @Test
    void the_players_of_a_letter_that_is_not_json_are_found_in_its_text() {
        assertThat(named("{\"player_id\":\"u1\",", SCORES)).containsExactly("u1");
    }

    private static Set<String> named(String value, Mapping mapping) {
        return MentionedPlayers.namedIn(null, value.getBytes(UTF_8), mapping);
    }
}
