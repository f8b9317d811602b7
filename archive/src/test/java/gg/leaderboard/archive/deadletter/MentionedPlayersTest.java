package gg.leaderboard.archive.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.mapping.Mapping;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MentionedPlayersTest {

    private static final Mapping SCORES = Mapping.builtIn("score_updates").orElseThrow();

    @Test
    void a_letter_of_an_inlet_names_players_as_its_mapping_reads_them() {
        assertThat(named("{\"userId\":\"u1\",\"score\":\"x\",\"gameId\":\"g\"}", SCORES))
                .containsExactly("u1");
        assertThat(named("{\"userId\":\"u1\"}", Mapping.NONE)).isEmpty();
    }

    @Test
    void a_letter_that_is_no_json_names_whom_its_text_names() {
        assertThat(named("{\"player_id\":\"u1\",", SCORES)).containsExactly("u1");
    }

    private static Set<String> named(String value, Mapping mapping) {
        return MentionedPlayers.namedIn(null, value.getBytes(UTF_8), mapping);
    }
}
