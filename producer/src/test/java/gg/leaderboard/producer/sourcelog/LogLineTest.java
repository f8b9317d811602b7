package gg.leaderboard.producer.sourcelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogLineTest {

    private static final String ANN = "\"Ann<12><[U:1:11]><CT>\"";
    private static final String BOB = "\"Bob<13><[U:1:22]><TERRORIST>\"";

    // The maximum length of a line.
    private static final int LENGTH = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANN killed BOB with \"ak47\"PAD<",
                "ANN assisted killing BOBPAD<",
                "ANN triggered \"Planted_The_Bomb\"PAD<",
                "ANN committed suicide with \"world\"PAD<",
                "ANN entered the gamePAD<",
            })
    void a_long_line_with_an_error_at_its_end_is_parsed_quickly(String form) {
        String line = "L 01/19/2026 - 18:57:33: "
                + form.replace("ANN", ANN).replace("BOB", BOB).replace("PAD", " ".repeat(LENGTH));

        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThat(LogLine.parse(line)).isNull());
    }
}
