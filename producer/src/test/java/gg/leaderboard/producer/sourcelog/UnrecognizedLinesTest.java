package gg.leaderboard.producer.sourcelog;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnrecognizedLinesTest {

    private static final String A = "\"Ann<12><[U:1:11]><CT>\"";
    private static final String B = "\"Bob<13><[U:1:22]><TERRORIST>\"";

    private final UnrecognizedLines notUnderstood = new UnrecognizedLines();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2031-01-19T18:57:33 A killed B with "ak47"                 | kills
            L 01/19/2026 - 18:57:33: A kills B                         | kills
            L 01/19/2026 - 18:57:33: A died                            | deaths
            L 01/19/2026 - 18:57:33: A helped by an assist against B   | assists
            L 01/19/2026 - 18:57:33: A triggered "big assist" on B     | assists
            L 01/19/2026 - 18:57:33: A triggered "flagevent" (event "captured") | objectives
            L 01/19/2026 - 18:57:33: Team "Red" triggered "pointcaptured" (player1 A) | objectives
            """)
    void lines_that_look_like_events_are_counted_by_kind(String line, String kind) {
        String text = line.replace("A ", A + " ").replace("A)", A + ")").replace("B", B);
        notUnderstood.add(text);

        assertThat(notUnderstood.count()).isEqualTo(1);
        assertThat(notUnderstood.describe())
                .containsExactly("Lines that look like " + kind + " but were not recognized: 1; the first: " + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "World triggered \"Round_Start\"",
                "Team \"CT\" triggered \"SFUI_Notice_Bomb_Defused\" (CT \"1\") (T \"0\")",
                "ACCOLADE, FINAL: {deaths},\tAnn<1>,\tVALUE: 17.0",
                "\"Ann<12><[U:1:11]><CT>\" say \"I killed him\"",
                "\"Ann<12><[U:1:11]><CT>\" say_team \"he \"killed\" me\"",
                "\"Ann<12><[U:1:11]><CT>\" [1 2 3] killed other \"chicken<99>\" [1 2 3] with \"ak47\"",
                "\"x killed y<12><[U:1:11]><CT>\" purchased \"ak47\"",
                "\"Ann<12><[U:1:11]><CT>\" triggered \"Got_The_Bomb\"",
                "\"Ann<12><[U:1:11]><CT>\" triggered \"killedobject\" (object \"SENTRY\")",
                "rcon from \"1.2.3.4:5\": command \"kill Ann<1><\""
            })
    void lines_that_rightly_have_no_event_are_not_counted(String body) {
        notUnderstood.add("L 01/19/2026 - 18:57:33: " + body);

        assertThat(notUnderstood.count()).isZero();
        assertThat(notUnderstood.describe()).isEmpty();
    }

    @Test
    void the_first_line_of_a_kind_is_kept_and_a_long_one_is_truncated() {
        notUnderstood.add(A + " killed " + B + "x".repeat(100_000));
        for (int i = 0; i < 1_233; i++) {
            notUnderstood.add(A + " killed someone");
        }

        assertThat(notUnderstood.describe())
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .startsWith("Lines that look like kills but were not recognized: 1,234; the first: " + A)
                        .hasSizeLessThan(Rules.MAX_BYTES / 100));
    }
}
