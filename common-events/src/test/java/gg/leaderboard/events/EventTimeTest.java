package gg.leaderboard.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class EventTimeTest {

    private static final long YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond() + 1;

    @RepeatedTest(50)
    void a_utc_time_with_any_number_of_digits_is_parsed_as_by_instant(RepetitionInfo seed) {
        Random random = new Random(seed.getCurrentRepetition());
        Instant time = Instant.ofEpochSecond(random.nextLong(YEAR_10000), random.nextInt(1_000_000_000));
        // Instant writes no, three, six or nine digits.
        String nine = "%s%09dZ".formatted(time.toString().substring(0, 20), time.getNano());
        for (int digits = 1; digits <= 9; digits++) {
            String text = nine.substring(0, 20 + digits) + "Z";
            assertThat(parse(text)).isEqualTo(Instant.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "2026-11-29T24:00:00Z",
                "2026-11-29T12:00:00.Z",
                "2016-12-31T23:59:60Z",
                "+12026-11-29T12:00:00Z",
                "-0001-11-29T12:00:00Z"
            })
    void other_utc_times_are_parsed_as_by_instant(String text) {
        assertThat(parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-11-29T12:60:00Z",
                "2026-11-29T12:00:00.1234567891Z",
                "2026-11-29T12:00:00,5Z",
                "٢026-11-29T12:00:00Z",
                "2026-11-29T12:00:-1Z",
                "2026-11-29T12:00:00ZZ",
                "Z"
            })
    void times_that_do_not_exist_and_other_forms_are_rejected(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("must be ISO 8601");
    }

    private static Instant parse(String text) {
        return EventTime.of("timestamp", StringNode.valueOf(text));
    }
}
