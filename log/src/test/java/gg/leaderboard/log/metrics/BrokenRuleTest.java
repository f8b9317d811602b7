package gg.leaderboard.log.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenRuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "event is not JSON:not_json",
                "data.points is missing:missing",
                "timestamp is more than 5 minutes after it was received:time",
                "event must have at most 65536 bytes:too_large",
                "record must have at most 1048576 bytes, uncompressed, and at most 100 headers:too_large",
                "player_id must have 1 to 128 characters:length",
                "leaderboard_ids must name at most 100 leaderboards:length",
                "data.points must be within ±1000000000:out_of_range",
                "timestamp must be within the years 1970 to 9999:time",
                "player_id must be a string:wrong_type",
                "event_type must be one of player_scored, player_killed:unknown_type",
                "leaderboard_id names no leaderboard:unknown_leaderboard",
                "player_id may hold only visible characters, no spaces, controls or joiners:characters",
                "event_type is moderation, which is accepted from game servers only:not_allowed",
                "event cannot be read. java.lang.IllegalStateException:unreadable",
                "my.field breaks a rule of another release:other"
            })
    void rules_are_grouped(String rule, String label) {
        assertThat(BrokenRule.of(rule).label()).isEqualTo(label);
    }
}
