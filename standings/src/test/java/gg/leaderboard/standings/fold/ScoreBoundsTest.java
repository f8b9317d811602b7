package gg.leaderboard.standings.fold;

import static gg.leaderboard.standings.fold.FoldFixture.NOW;
import static gg.leaderboard.standings.fold.FoldFixture.PARTITION;
import static gg.leaderboard.standings.fold.FoldFixture.newFold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerErased;
import gg.leaderboard.events.GameEvent.PlayerRemoved;
import gg.leaderboard.events.GameEvent.ScoreAccepted;
import gg.leaderboard.events.GameEvent.ScoreRejected;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests each bound of scores. A score is written {@code seconds:score}; {@code x} removes the player, {@code e} erases. */
class ScoreBoundsTest {

    private static final OnViolation REJECT = OnViolation.REJECT;

    private UpdateMode mode = UpdateMode.BEST;
    private ResetPeriod reset = ResetPeriod.NEVER;

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource({
        // mode, bound, value, scores, violations by position in the log
        "BEST, min, 5, 0:5 1:4, 1:min",
        "BEST, max, 5, 0:5 1:6, 1:max",
        "BEST, min_interval, 10, 0:1 9:1 10:1 19:1 20:1, 1:min_interval 3:min_interval",
        "BEST, max_step, 5, 0:1000 1:1005 2:1011 3:1000 4:999 5:993, 2:max_step 5:max_step",
        "REPLACE, max_step, 5, 0:-9 1:-15 2:-14, 1:max_step",
        "INCREMENT, max_step, 5, 0:5 1:-5 2:6 3:-6, 2:max_step 3:max_step",
        "INCREMENT, max_per_minute, 10, 0:6 1:-4 59:1 60:10 61:1 120:3, 2:max_per_minute 4:max_per_minute",
        "INCREMENT, max_per_minute, 10, 0:11 1:10, 0:max_per_minute",
        // The score of the minute is compared with the last one of an earlier minute, not with those in between.
        "BEST, max_per_minute, 10, 0:900 1:909 60:920 61:914 62:904 63:898 120:905, 2:max_per_minute 5:max_per_minute",
        // In the player's first minute, that is the first score.
        "BEST, max_per_minute, 10, 0:1 1:1000000 2:11 3:12 60:21, 1:max_per_minute 3:max_per_minute",
        "BEST, max_per_minute, 10, 0:1 x 1:100 2:111 3:110, 3:max_per_minute",
        "BEST, max_per_minute, 10, 0:100 60:105 120:110 180:120 181:121, 4:max_per_minute",
        // Without earlier scores in the season there is nothing to compare with.
        "BEST, max_step, 5, 0:1000 x 1:10 2:16, 3:max_step",
        "BEST, max_step, 5, 0:1000 e 1:10 2:16, 3:max_step",
        "INCREMENT, max_per_minute, 10, 0:10 1:1 x 2:10 3:1, 1:max_per_minute 4:max_per_minute",
    })
    void a_score_past_a_bound_violates_it(
            UpdateMode updates, String bound, long value, String log, @Nullable String violations) {
        mode = updates;
        ScoreBounds bounds = bounds(bound, value, REJECT);

        assertThat(violations(fold(bounds, log, Map.of()), REJECT)).isEqualTo(violations);
    }

    @Test
    void the_first_violated_bound_is_named() {
        ScoreBounds all = new ScoreBounds(1L, 50L, 5L, 3L, Duration.ofSeconds(5), REJECT);

        StandingsUpdate update = fold(all, "0:10 1:0 1:51 1:20 6:16 66:16 132:20 132:14", Map.of());

        assertThat(violations(update, REJECT))
                .isEqualTo("1:min 2:max 3:min_interval 4:max_step 5:max_step 6:max_step 7:max_per_minute");
    }

    @ParameterizedTest
    @EnumSource(OnViolation.class)
    void a_violating_score_counts_only_if_it_is_flagged_and_its_event_always_counts(OnViolation action) {
        StandingsUpdate update = fold(bounds("max_step", 5, action), "0:10 1:20 2:24", Map.of());

        assertThat(update.counted()).hasSize(3);
        assertThat(update.events()).isEqualTo(3);
        assertThat(update.profiles().get(0).added()).containsEntry("events_count", 3L);
        boolean counts = action == OnViolation.FLAG;
        // A flagged score is what the next one is compared with. Otherwise, 24 violates the bound as well.
        assertThat(violations(update, action)).isEqualTo(counts ? "1:max_step" : "1:max_step 2:max_step");
        assertThat(update.boards().get(0).scores()).isEqualTo(Map.of("p", counts ? 24L : 10L));
        assertThat(states(update)).isEqualTo(Map.of("p", counts ? 24L : 10L));
    }

    @Test
    void a_score_is_compared_with_the_stored_state() {
        ScoreKey key = new ScoreKey("b", 1, "p");
        ScoreBounds bounds = bounds("max_step", 5, REJECT);
        ScoreState stored = new ScoreState(100, NOW.toEpochMilli() - 1000, 100);

        assertThat(violations(fold(bounds, "0:106 1:105", Map.of(key, stored)), REJECT))
                .isEqualTo("0:max_step");
        assertThat(violations(fold(bounds, "x 0:106 1:105", Map.of(key, stored)), REJECT))
                .isEmpty();
        assertThat(states(fold(bounds, "x", Map.of(key, stored)))).isEmpty();
    }

    @Test
    void bounds_that_were_removed_and_set_again_ignore_earlier_scores() {
        BoardHistory board =
                definitions(bounds("max_step", 5, REJECT)).find("b").orElseThrow();
        BoardDefinition bounded = board.newest();
        Definitions boards = Definitions.NONE.with(board.with(changed(1, bounded))
                .with(changed(10, bounded.withBounds(bounds("max", 5000, REJECT))))
                .with(changed(20, bounded.withBounds(bounds("min_interval", 2, REJECT))))
                .with(changed(30, bounded)));

        StandingsUpdate update = newFold(Shards.ONE, 1000)
                .fold(0, PARTITION, -1, log(boards, "0:100 2:106 9:105 11:4000 21:9000 31:9005 32:9011"), Set.of());

        assertThat(violations(update, REJECT)).isEqualTo("1:max_step 6:max_step");
    }

    private static BoardVersion changed(int second, BoardDefinition definition) {
        return new BoardVersion(NOW.plusSeconds(second), Change.CHANGED, definition);
    }

    @Test
    void a_clock_that_was_set_back_blocks_no_caller() {
        ScoreBounds bounds = bounds("min_interval", 10, REJECT);

        assertThat(violations(fold(bounds, "3600:1 0:1 -9:1", Map.of()), REJECT))
                .isEqualTo("2:min_interval");
    }

    @Test
    void a_new_season_starts_without_earlier_scores_and_states_expire_with_theirs() {
        reset = ResetPeriod.parse("daily");

        StandingsUpdate update = fold(bounds("max_step", 5, REJECT), "0:10 43200:1000 43201:1001", Map.of());

        assertThat(update.violations()).isEmpty();
        assertThat(update.states()).extracting(ScoreStateChange::season).containsExactly(5L, 6L);
        assertThat(update.states().get(0).expiresAt())
                .hasValue(Instant.parse("2026-11-21T00:00:00Z")
                        .plus(ResetPeriod.parse("daily").retention())
                        .toEpochMilli());
    }

    @Test
    void only_boards_whose_bounds_need_them_have_states() {
        List<LogRecord> records = log(definitions(bounds("max", 5, REJECT)), "0:1 1:6");

        assertThat(newFold(Shards.ONE, 1000).scoreKeys(0, records)).isEmpty();
        assertThat(newFold(Shards.ONE, 1000)
                        .fold(0, PARTITION, -1, records, Set.of())
                        .states())
                .isEmpty();
        assertThat(newFold(Shards.ONE, 1000).scoreKeys(0, log(definitions(bounds("max_step", 5, REJECT)), "0:1 x")))
                .containsExactly(new ScoreKey("b", 1, "p"));
    }

    @Test
    void states_are_read_once_for_many_updates_and_again_after_another_writer() {
        MemoryStandings standings = new MemoryStandings(1);
        PartitionWriter writer = new PartitionWriter(PARTITION, Shards.ONE, newFold(Shards.ONE, 1), standings);
        PartitionWriter other = new PartitionWriter(PARTITION, Shards.ONE, newFold(Shards.ONE, 1), standings);
        List<LogRecord> records = log(definitions(bounds("max_step", 5, REJECT)), "0:10 1:20 x 3:100 4:104 5:200");

        assertThat(writer.write(records.subList(0, 4))).isEmpty();

        assertThat(standings.applied).hasSize(4);
        assertThat(standings.stateReads).isEqualTo(1);
        assertThat(standings.states.get(0).values())
                .extracting(ScoreState::score)
                .containsExactly(100L);

        // Its progress is older, so that it reads the states again.
        assertThat(other.lowestProgress()).isEqualTo(-1);
        assertThat(other.write(records)).isEmpty();

        assertThat(standings.applied).hasSize(6);
        assertThat(standings.states.get(0).values())
                .extracting(ScoreState::score)
                .containsExactly(104L);
        assertThat(standings.stateReads).isEqualTo(3);
    }

    @Test
    void an_accepted_score_counts_in_its_season_and_periods_and_changes_no_state() {
        reset = ResetPeriod.parse("daily");
        Definitions boards = definitions(bounds("max_step", 5, REJECT));
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        StandingsProperties daily =
                new StandingsProperties(1, List.of(Window.ALLTIME, Window.DAILY), FoldFixture.PROPERTIES.dedup());

        StandingsUpdate update = new Fold(Shards.ONE, daily, 1000)
                .fold(0, PARTITION, -1, List.of(accepted(boards, 7L, yesterday)), Set.of());

        assertThat(update.boards()).singleElement().satisfies(change -> {
            assertThat(change.season()).isEqualTo(4);
            assertThat(change.scores()).isEqualTo(Map.of("p", 7L));
            assertThat(change.periods())
                    .extracting(period -> period.period().label())
                    .containsExactly("", "2026-11-18");
        });
        assertThat(update.states()).isEmpty();
        assertThat(update.violations()).isEmpty();
        assertThat(update.profiles()).isEmpty();
        assertThat(update.events()).isEqualTo(1);
    }

    @Test
    void without_a_score_and_on_a_board_that_is_deleted_nothing_is_accepted() {
        Definitions boards = definitions(ScoreBounds.NONE);

        assertThat(newFold(Shards.ONE, 1000)
                        .fold(0, PARTITION, -1, List.of(accepted(boards, null, NOW)), Set.of())
                        .boards())
                .isEmpty();
        assertThatThrownBy(() -> accepted(Definitions.NONE, 7L, NOW)).isInstanceOf(InvalidEventException.class);
        // Decisions without an effect are possible after the deletion.
        assertThat(accepted(Definitions.NONE, null, NOW).event()).isNotNull();
        assertThat(LogRecord.of(0, NOW, new ScoreRejected(FoldFixture.info("p"), "b", "e", NOW, null), Definitions.NONE)
                        .event())
                .isNotNull();
        // The clocks of brokers differ: the boards are those of the record's own log time.
        assertThat(newFold(Shards.ONE, 1000)
                        .fold(0, PARTITION, -1, List.of(accepted(boards, 7L, NOW.plusSeconds(60))), Set.of())
                        .boards())
                .hasSize(1);
    }

    private static LogRecord accepted(Definitions boards, @Nullable Long score, Instant loggedAt) {
        return LogRecord.of(
                0,
                NOW,
                new ScoreAccepted(
                        FoldFixture.info("p"), "b", score, "e", loggedAt.minus(Duration.ofDays(1)), loggedAt, null),
                boards);
    }

    @Test
    void states_and_violations_have_a_text_form() {
        for (ScoreState state : List.of(new ScoreState(-1, 2, -3), new ScoreState(3, 4, 5))) {
            assertThat(ScoreState.parse(state.text())).isEqualTo(state);
        }
        Violation violation = new Violation(ScoreBounds.Bound.MAX_PER_MINUTE, OnViolation.QUARANTINE);
        assertThat(violation.text()).isEqualTo("quarantine max_per_minute");
        assertThat(Violation.parse(violation.text())).isEqualTo(violation);
        for (String text : List.of("", "1", "1 2", "1 2 3 4", "1 2 x")) {
            assertThatIllegalArgumentException().isThrownBy(() -> ScoreState.parse(text));
            assertThatIllegalArgumentException().isThrownBy(() -> Violation.parse(text));
        }
    }

    private StandingsUpdate fold(ScoreBounds bounds, String log, Map<ScoreKey, ScoreState> states) {
        return newFold(Shards.ONE, 1000).fold(0, PARTITION, -1, log(definitions(bounds), log), Set.of(), states);
    }

    private static ScoreBounds bounds(String bound, long value, OnViolation action) {
        return new ScoreBounds(
                bound.equals("min") ? value : null,
                bound.equals("max") ? value : null,
                bound.equals("max_step") ? value : null,
                bound.equals("max_per_minute") ? value : null,
                bound.equals("min_interval") ? Duration.ofSeconds(value) : null,
                action);
    }

    private Definitions definitions(ScoreBounds bounds) {
        BoardDefinition board =
                new BoardDefinition("b", "b", SortOrder.DESC, mode, reset, ZoneId.of("UTC"), null).withBounds(bounds);
        Instant monday = Instant.parse("2026-11-16T00:00:00Z");
        return Definitions.NONE.with(new BoardHistory(List.of(new BoardVersion(monday, Change.CREATED, board))));
    }

    private static List<LogRecord> log(Definitions boards, String entries) {
        List<LogRecord> records = new ArrayList<>();
        for (String entry : entries.split(" ")) {
            int offset = records.size();
            EventInfo info = new EventInfo("e" + offset, NOW, "p", null, null);
            int colon = entry.indexOf(':');
            Instant time = colon < 0 ? NOW : NOW.plusSeconds(Long.parseLong(entry.substring(0, colon)));
            GameEvent event = switch (entry) {
                case "x" -> new PlayerRemoved(info, "b");
                case "e" -> new PlayerErased(info);
                default -> new ScoreSubmitted(info, "b", Long.parseLong(entry.substring(colon + 1)));
            };
            records.add(LogRecord.of(offset, time, event, boards));
        }
        return records;
    }

    private static String violations(StandingsUpdate update, OnViolation action) {
        assertThat(update.violations().values()).allMatch(violation -> violation.action() == action);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Violation violation = update.violations().get(EventId.of("e" + i));
            if (violation != null) {
                all.add(i + ":" + violation.bound().label());
            }
        }
        return String.join(" ", all);
    }

    private static Map<String, Long> states(StandingsUpdate update) {
        return update.states().stream()
                .flatMap(change -> change.states().entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().score()));
    }
}
