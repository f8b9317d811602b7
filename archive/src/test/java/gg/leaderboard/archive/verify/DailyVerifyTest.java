package gg.leaderboard.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.AdvancingClock;
import gg.leaderboard.web.archive.Verification;
import gg.leaderboard.web.archive.Verification.Checksums;
import gg.leaderboard.web.archive.Verification.ComparedPart;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DailyVerifyTest {

    private static final List<String> BUILT_IN = List.of("global", "kills", "headshots", "assists", "objectives");

    private final AdvancingClock clock = new AdvancingClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> compared = new ArrayList<>();
    // Differing and undecided players; negative if a comparison fails.
    private final Map<String, long[]> differences = new HashMap<>();
    private final DailyVerify verify = new DailyVerify(
            () -> List.of("a", "b", "c", "global"),
            this::compare,
            new DailyVerifyProperties(
                    true, LocalTime.from(clock.instant().plusSeconds(3600).atOffset(ZoneOffset.UTC)), 2),
            clock,
            meters);

    @Test
    void it_runs_once_a_day_at_its_time() {
        verify.runIfDue();
        assertThat(compared).isEmpty();
        assertThat(meters.get("leaderboard.verify.last.run.timestamp").gauge().value())
                .isZero();

        clock.advance(Duration.ofMinutes(61));
        verify.runIfDue();
        verify.runIfDue();
        assertThat(compared).hasSize(7).startsWith(BUILT_IN.toArray(String[]::new));
        assertThat(boards("equal")).isEqualTo(7);
        assertThat(meters.get("leaderboard.verify.last.run.timestamp").gauge().value())
                .isGreaterThan(clock.instant().getEpochSecond() - 10);

        clock.advance(Duration.ofHours(24));
        verify.runIfDue();
        assertThat(compared).hasSize(14);
    }

    @Test
    void the_other_boards_have_their_turn() {
        for (int day = 0; day < 3; day++) {
            clock.advance(Duration.ofDays(1));
            verify.runIfDue();
        }

        assertThat(compared.stream().filter(board -> !BUILT_IN.contains(board)))
                .hasSize(6)
                .containsOnly("a", "b", "c");
        assertThat(compared).filteredOn("a"::equals).hasSize(2);
    }

    @Test
    void results_are_counted_and_a_warning_says_what_to_do(CapturedOutput output) {
        differences.put("kills", new long[] {3, 0});
        differences.put("assists", new long[] {0, 1});
        differences.put("headshots", new long[] {-1, 0});
        clock.advance(Duration.ofMinutes(61));

        verify.runIfDue();

        assertThat(boards("equal")).isEqualTo(4);
        assertThat(boards("unequal")).isEqualTo(1);
        assertThat(boards("failed")).isEqualTo(2);
        // Undecided players may be equal at another attempt.
        assertThat(compared).filteredOn("assists"::equals).hasSize(3);
        assertThat(output)
                .contains("3 score(s) of the leaderboard kills in Redis differ")
                .contains("/api/v1/leaderboards/kills/verify")
                .contains("rebuild")
                .contains("headshots could not be compared with the archive: as a test");
    }

    private double boards(String result) {
        return meters.get("leaderboard.verify.boards")
                .tag("result", result)
                .gauge()
                .value();
    }

    private Verification compare(String board) {
        compared.add(board);
        long[] players = differences.getOrDefault(board, new long[] {0, 0});
        if (players[0] < 0) {
            throw new IllegalStateException("as a test");
        }
        boolean equal = players[0] + players[1] == 0;
        ComparedPart part =
                new ComparedPart("alltime", "", 1, equal, 10, new Checksums("", ""), players[0], players[1], List.of());
        return new Verification(board, equal, 10, List.of(), List.of(part), List.of());
    }

    @Test
    void the_next_run_is_today_or_tomorrow() {
        DailyVerifyProperties properties = new DailyVerifyProperties(true, LocalTime.of(4, 0), 0);

        assertThat(properties.next(Instant.parse("2026-11-20T03:59:00Z"))).isEqualTo("2026-11-20T04:00:00Z");
        assertThat(properties.next(Instant.parse("2026-11-20T04:00:00Z"))).isEqualTo("2026-11-21T04:00:00Z");
    }
}
