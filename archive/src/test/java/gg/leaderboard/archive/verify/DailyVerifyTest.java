package gg.leaderboard.archive.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DailyVerifyTest {

    private static final List<String> BUILT_IN = List.of("global", "kills", "headshots", "assists", "objectives");
    private static final Duration AFTER_START = Duration.ofMinutes(5);

    private final AdvancingClock clock = new AdvancingClock();
    private final List<String> compared = new ArrayList<>();
    // Differing and undecided players; negative if a comparison fails.
    private final Map<String, long[]> differences = new HashMap<>();
    private final BoardComparison comparison = new BoardComparison(this::compare);
    private List<String> boards = List.of("a", "b", "c", "global");
    private Map<String, VerifyResult> stored = Map.of();
    private boolean unavailable;
    private final DailyVerifyProperties properties = new DailyVerifyProperties(
            true, LocalTime.from(clock.instant().plusSeconds(3600).atOffset(ZoneOffset.UTC)), AFTER_START, 2, 10);
    private SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private DailyVerify verify = start();

    private DailyVerify start() {
        meters = new SimpleMeterRegistry();
        return new DailyVerify(
                this::boards,
                comparison::compare,
                () -> stored,
                results -> stored = results,
                properties,
                clock,
                meters);
    }

    private List<String> boards() {
        if (unavailable) {
            throw new IllegalStateException("as a test");
        }
        return boards;
    }

    @Test
    void it_runs_soon_after_the_start_and_once_a_day_at_its_time() {
        double start = lastRun();
        verify.runIfDue();
        assertThat(compared).isEmpty();
        assertThat(start).isGreaterThan(clock.instant().getEpochSecond() - 60);

        clock.advance(AFTER_START);
        verify.runIfDue();
        verify.runIfDue();
        assertThat(compared).hasSize(7).startsWith(BUILT_IN.toArray(String[]::new));
        assertThat(lastRun()).isGreaterThanOrEqualTo(start + AFTER_START.toSeconds());

        clock.advance(Duration.ofMinutes(56));
        verify.runIfDue();
        verify.runIfDue();
        assertThat(compared).hasSize(14);
        assertThat(boards("equal")).isEqualTo(7);

        clock.advance(Duration.ofHours(24));
        verify.runIfDue();
        assertThat(compared).hasSize(21);
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
    void a_board_that_was_not_equal_is_compared_again_until_it_is_although_others_have_their_turn() {
        boards = List.of("a", "b", "c", "d", "e", "f", "global");
        runDays(3);
        differences.put("a", new long[] {1, 0});
        differences.put("d", new long[] {-1, 0});
        runDays(3);
        assertThat(boards("unequal")).isEqualTo(1);
        assertThat(boards("failed")).isEqualTo(1);
        runDays(1);
        assertThat(boards("unequal")).isEqualTo(1);
        assertThat(boards("failed")).isEqualTo(1);

        compared.clear();
        differences.clear();
        verify.runIfDue();
        assertThat(compared).isEmpty();
        clock.advance(DailyVerify.RETRY_INTERVAL);
        verify.runIfDue();

        assertThat(compared).containsExactlyInAnyOrder("a", "d");
        assertThat(boards("unequal")).isZero();
        assertThat(boards("failed")).isZero();
        assertThat(stored).isEmpty();
        clock.advance(DailyVerify.RETRY_INTERVAL);
        verify.runIfDue();
        assertThat(compared).hasSize(2);
    }

    private void runDays(int days) {
        for (int day = 0; day < days; day++) {
            clock.advance(Duration.ofDays(1));
            verify.runIfDue();
        }
    }

    @Test
    void a_restart_does_not_lose_a_board_that_was_not_equal() {
        boards = List.of("global");
        stored = Map.of("elsewhere", VerifyResult.UNEQUAL);
        differences.put("elsewhere", new long[] {1, 0});
        verify.runIfDue();
        assertThat(boards("unequal")).isEqualTo(1);
        clock.advance(AFTER_START);
        verify.runIfDue();
        assertThat(compared).contains("elsewhere");

        verify = start();
        verify.runIfDue();

        assertThat(boards("unequal")).isEqualTo(1);
        assertThat(stored).containsOnlyKeys("elsewhere");
    }

    @Test
    void a_comparison_that_the_end_of_the_archive_interrupts_has_no_result() {
        differences.put("global", new long[] {-1, 0});
        clock.advance(AFTER_START);
        verify.close();

        assertThatThrownBy(verify::runIfDue).isInstanceOf(CancellationException.class);

        assertThat(stored).isEmpty();
        assertThat(boards("failed")).isZero();
    }

    @Test
    void a_run_is_repeated_soon_if_the_boards_cannot_be_listed() {
        clock.advance(AFTER_START);
        unavailable = true;
        assertThatThrownBy(verify::runIfDue).hasMessage("as a test");
        assertThat(compared).isEmpty();

        unavailable = false;
        verify.runIfDue();

        assertThat(compared).hasSize(7);
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
        assertThat(boards("skipped")).isZero();
        // Undecided players may be equal at another attempt.
        assertThat(compared).filteredOn("assists"::equals).hasSize(3);
        assertThat(output)
                .contains("3 score(s) of the leaderboard kills in Redis differ")
                .contains("/api/v1/leaderboards/kills/verify")
                .contains("rebuild")
                .contains("headshots could not be compared with the archive: as a test");
    }

    @Test
    void a_warning_is_logged_each_day_but_not_at_each_repetition(CapturedOutput output) {
        differences.put("kills", new long[] {3, 0});
        runDays(1);
        clock.advance(DailyVerify.RETRY_INTERVAL);
        verify.runIfDue();
        assertThat(compared).filteredOn("kills"::equals).hasSize(2);
        assertThat(output.getAll().split("leaderboard kills in Redis differ")).hasSize(2);

        runDays(1);
        assertThat(output.getAll().split("leaderboard kills in Redis differ")).hasSize(3);
    }

    private double boards(String result) {
        return meters.get("leaderboard.verify.boards")
                .tag("result", result)
                .gauge()
                .value();
    }

    private double lastRun() {
        return meters.get("leaderboard.verify.last.run.timestamp").gauge().value();
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
        DailyVerifyProperties early = new DailyVerifyProperties(true, LocalTime.of(4, 0), AFTER_START, 0, 1);

        assertThat(early.next(Instant.parse("2026-11-20T03:59:00Z"))).isEqualTo("2026-11-20T04:00:00Z");
        assertThat(early.next(Instant.parse("2026-11-20T04:00:00Z"))).isEqualTo("2026-11-21T04:00:00Z");
        assertThat(early.first(Instant.parse("2026-11-20T03:59:00Z"))).isEqualTo("2026-11-20T04:00:00Z");
        assertThat(early.first(Instant.parse("2026-11-20T03:00:00Z"))).isEqualTo("2026-11-20T03:05:00Z");
    }
}
