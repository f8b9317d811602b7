package gg.leaderboard.standings.fold;

import static gg.leaderboard.standings.fold.FoldFixture.NOW;
import static gg.leaderboard.standings.fold.FoldFixture.PARTITION;
import static gg.leaderboard.standings.fold.FoldFixture.PROPERTIES;
import static gg.leaderboard.standings.fold.FoldFixture.added;
import static gg.leaderboard.standings.fold.FoldFixture.log;
import static gg.leaderboard.standings.fold.FoldFixture.newFold;
import static gg.leaderboard.standings.fold.FoldFixture.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreRule;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tests what scores do on the boards of users, and in their windows. */
class SubmittedScoresTest {

    @Test
    void a_submitted_score_follows_the_rules_of_its_board() {
        for (UpdateMode mode : UpdateMode.values()) {
            for (SortOrder order : SortOrder.values()) {
                BoardChange change = submit(order, mode, 7, 3, 5);
                ScoreRule rule = mode == UpdateMode.INCREMENT
                        ? ScoreRule.SUM
                        : mode == UpdateMode.REPLACE
                                ? ScoreRule.LATEST
                                : order == SortOrder.DESC ? ScoreRule.HIGHEST : ScoreRule.LOWEST;
                long expected = switch (rule) {
                    case SUM -> 15;
                    case HIGHEST -> 7;
                    case LOWEST -> 3;
                    case LATEST -> 5;
                };
                assertThat(change.rule()).isEqualTo(rule);
                assertThat(change.scores()).isEqualTo(Map.of("p", expected));
                assertThat(change.season()).isEqualTo(1);
            }
        }
    }

    private static BoardChange submit(SortOrder order, UpdateMode mode, long... scores) {
        Definitions boards = board(order, mode, "never");
        List<LogRecord> log = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            log.add(LogRecord.of(i, NOW, submitted("e" + i, scores[i]), boards));
        }
        StandingsUpdate update = newFold(Shards.ONE, 1000).fold(0, PARTITION, -1, log, Set.of());
        assertThat(update.boards()).hasSize(1);
        assertThat(added(update)).isEqualTo("events_count 3");
        return update.boards().get(0);
    }

    @Test
    void of_scores_that_share_a_longer_window_the_last_in_the_log_remains() {
        Definitions boards = board(SortOrder.DESC, UpdateMode.REPLACE, "never");
        StandingsProperties daily =
                new StandingsProperties(1, List.of(Window.ALLTIME, Window.DAILY), PROPERTIES.dedup());
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        List<LogRecord> log = List.of(
                LogRecord.of(0, NOW, submittedAt("a", NOW, 1), boards),
                LogRecord.of(1, NOW, submittedAt("b", yesterday, 2), boards),
                LogRecord.of(2, NOW, submittedAt("c", NOW, 3), boards),
                LogRecord.of(3, NOW, submittedAt("d", yesterday, 4), boards),
                LogRecord.of(4, NOW, submittedAt("e", NOW, 5), boards));

        StandingsUpdate update = new Fold(Shards.ONE, daily, 1000).fold(0, PARTITION, -1, log, Set.of());

        Map<String, Long> byPeriod = new TreeMap<>();
        update.boards()
                .forEach(change -> change.periods()
                        .forEach(period -> byPeriod.put(
                                period.period().label(), change.scores().getOrDefault("p", -1L))));
        assertThat(byPeriod).isEqualTo(Map.of("", 5L, "2026-11-19", 4L, "2026-11-20", 5L));
    }

    @Test
    void all_time_expires_with_its_season_and_a_period_by_itself() {
        Definitions weekly = board(SortOrder.DESC, UpdateMode.INCREMENT, "weekly");
        StandingsProperties both =
                new StandingsProperties(1, List.of(Window.ALLTIME, Window.DAILY), PROPERTIES.dedup());

        BoardChange change = new Fold(Shards.ONE, both, 1000)
                .fold(0, PARTITION, -1, List.of(LogRecord.of(0, NOW, submitted("a", 1), weekly)), Set.of())
                .boards()
                .get(0);

        Instant endOfDay = Instant.parse("2026-11-21T00:00:00Z");
        Instant endOfSeason = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(change.periods())
                .extracting(period -> period.expiry().orElseThrow())
                .containsExactly(endOfSeason.plus(Duration.ofDays(366)), endOfDay.plus(Duration.ofDays(35)));
        assertThat(new BoardChange.ChangedPeriod(Period.ALL_TIME, OptionalLong.empty()).expiry())
                .isEmpty();
    }

    @Test
    void a_window_follows_the_time_zone_of_its_board() {
        StandingsProperties daily =
                new StandingsProperties(1, List.of(Window.ALLTIME, Window.DAILY), PROPERTIES.dedup());
        Instant late = Instant.parse("2026-11-20T23:30:00Z");
        Fold fold = new Fold(Shards.ONE, daily, 1000);
        BoardDefinition vienna = new BoardDefinition(
                "b", "b", SortOrder.DESC, UpdateMode.INCREMENT, ResetPeriod.NEVER, ZoneId.of("Europe/Vienna"), null);
        Definitions boards = Definitions.NONE.with(
                new BoardHistory(List.of(new BoardVersion(Instant.EPOCH, Change.CREATED, vienna))));
        List<LogRecord> log = List.of(
                LogRecord.of(0, late, submittedAt("a", late, 1), boards),
                LogRecord.of(1, late, new PlayerScored(new EventInfo("b", late, "p", null, null), 1, null), boards),
                LogRecord.of(2, late, submittedAt("c", late.plusSeconds(3600), 1), boards));

        assertThat(fold.fold(0, PARTITION, -1, log, Set.of()).boards().stream()
                        .flatMap(change -> change.periods().stream()
                                .map(period ->
                                        change.board() + " " + period.period().label())))
                .containsExactlyInAnyOrder("b ", "b 2026-11-21", "global ", "global 2026-11-20");
    }

    @Test
    void an_event_that_names_an_invalid_or_built_in_board_is_rejected() {
        assertThatThrownBy(() -> LogRecord.of(0, NOW, submitted("a", 1), Definitions.NONE))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("names no leaderboard");
    }

    @Test
    void a_fold_with_other_settings_has_their_windows_and_limits() {
        Fold fold = newFold(Shards.ONE, 1000);
        FoldSettings others = FoldSettings.of(2, List.of(Window.ALLTIME, Window.MONTHLY), 7);

        Fold by = fold.withSettings(others);

        assertThat(fold.withSettings(fold.settings())).isSameAs(fold);
        assertThat(fold.withSettings(others)).isSameAs(by);
        assertThat(by.settings()).isEqualTo(others);
        assertThat(fold.settings()).isEqualTo(PROPERTIES.foldSettings());
        StandingsUpdate update = by.fold(0, PARTITION, -1, log(scored("p", null, 1, null)), Set.of());
        assertThat(update.boards().get(0).periods())
                .extracting(period -> period.period().label())
                .containsExactly("", "2026-11");
        assertThat(update.profiles().get(0).types()).isEqualTo(7);
        FoldSettings further = FoldSettings.of(2, List.of(Window.DAILY), 7);
        assertThat(fold.withSettings(further).settings()).isEqualTo(further);
    }

    private static ScoreSubmitted submitted(String id, long score) {
        return submittedAt(id, NOW, score);
    }

    private static ScoreSubmitted submittedAt(String id, Instant time, long score) {
        return new ScoreSubmitted(new EventInfo(id, time, "p", null, null), "b", score);
    }

    private static Definitions board(SortOrder order, UpdateMode mode, String reset) {
        BoardDefinition board =
                new BoardDefinition("b", "b", order, mode, ResetPeriod.parse(reset), ZoneId.of("UTC"), null);
        Instant monday = Instant.parse("2026-11-16T00:00:00Z");
        return Definitions.NONE.with(new BoardHistory(List.of(new BoardVersion(monday, Change.CREATED, board))));
    }
}
