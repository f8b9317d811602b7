package gg.leaderboard.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.health.ConditionDebouncer.Condition;
import gg.leaderboard.api.health.ConditionDebouncer.ReportDelay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionDebouncerTest {

    private static final Condition UNREAD = unread("game-events-3");
    private static final Condition UNREADABLE =
            new Condition("unreadable", "the standings cannot be read", ReportDelay.AT_ONCE);

    private static Condition unread(String partition) {
        return new Condition(
                "unread " + partition, "no processor reads ", partition, "", ReportDelay.AT_ONCE_UNTIL_WELL);
    }

    private static Condition behind(long offset) {
        return new Condition("behind " + offset, "records wait past offset " + offset, ReportDelay.ONCE_IT_HAS_LASTED);
    }

    private static Condition problem(String name) {
        return new Condition(
                "problem " + name, "the processor reports ", name, ": unavailable", ReportDelay.AT_ONCE_UNTIL_WELL);
    }

    private long nanos;
    private final ConditionDebouncer lasting = new ConditionDebouncer(Duration.ofSeconds(10), () -> nanos);

    private List<String> after(int seconds, Condition... conditions) {
        nanos += Duration.ofSeconds(seconds).toNanos();
        return lasting.reportable(List.of(conditions));
    }

    @Test
    void a_rebalance_is_not_reported_and_a_longer_condition_is() {
        after(0);
        assertThat(after(1, UNREAD)).isEmpty();
        assertThat(after(9, UNREAD)).isEmpty();
        assertThat(after(1)).isEmpty();
        assertThat(after(1, UNREAD)).isEmpty();
        assertThat(after(10, UNREAD)).containsExactly("no processor reads game-events-3");
        assertThat(after(1)).isEmpty();
    }

    @Test
    void until_all_was_well_once_conditions_are_reported_immediately() {
        assertThat(after(0, UNREAD)).containsExactly("no processor reads game-events-3");
        assertThat(after(1)).isEmpty();
        assertThat(after(1, UNREAD)).isEmpty();
    }

    @Test
    void an_api_started_under_load_is_ready_and_a_blocked_partition_is_reported() {
        assertThat(after(0, behind(1))).isEmpty();
        assertThat(after(9, behind(2), UNREAD)).isEmpty();
        assertThat(after(9, behind(3))).isEmpty();
        assertThat(after(10, behind(3))).containsExactly("records wait past offset 3");
    }

    @Test
    void conditions_that_differ_in_the_subject_share_a_text() {
        assertThat(after(0, unread("game-events-1"), UNREADABLE, unread("game-events-2")))
                .containsExactly("no processor reads game-events-1, game-events-2", "the standings cannot be read");
    }

    @Test
    void the_same_reason_is_reported_once() {
        assertThat(after(0, problem("kafka"), problem("game-events-1"), problem("kafka")))
                .containsExactly("the processor reports kafka, game-events-1: unavailable");
    }

    @Test
    void a_problem_that_comes_and_goes_does_not_hide_a_blocked_partition() {
        Condition blocked = behind(3).withCause(problem("game-events-3").key());
        after(0);
        assertThat(after(1, blocked)).isEmpty();
        assertThat(after(4, blocked, problem("game-events-3"))).isEmpty();
        assertThat(after(4, blocked)).isEmpty();
        assertThat(after(2, blocked, problem("game-events-3"))).containsExactly("records wait past offset 3");
    }

    @Test
    void a_blocked_partition_is_not_repeated_while_its_problem_is_reported() {
        Condition blocked = behind(3).withCause(problem("game-events-3").key());
        after(0);
        assertThat(after(1, blocked, problem("game-events-3"), problem("kafka")))
                .isEmpty();
        assertThat(after(10, blocked, problem("game-events-3")))
                .containsExactly("the processor reports game-events-3: unavailable");
    }

    @Test
    void unreadable_standings_are_reported_immediately() {
        after(0);
        assertThat(after(1, UNREAD, UNREADABLE)).containsExactly("the standings cannot be read");
    }
}
