package gg.leaderboard.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartbeatConfigurationTest {

    @ParameterizedTest
    @CsvSource({"0s,1s", "4s,1s", "10s,2s", "25s,5s", "10m,5s"})
    void open_transactions_are_looked_for_every_one_to_five_seconds(String after, String interval) {
        assertThat(HeartbeatConfiguration.checkInterval(duration(after))).isEqualTo(duration(interval));
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text);
    }
}
