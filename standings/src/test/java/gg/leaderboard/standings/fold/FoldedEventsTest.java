package gg.leaderboard.standings.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.AchievementUnlocked;
import gg.leaderboard.events.GameEvent.MatchEnded;
import gg.leaderboard.events.GameEvent.MatchEnded.Outcome;
import gg.leaderboard.events.GameEvent.OtherEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.events.InvalidEventException;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
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
import gg.leaderboard.standings.profile.Achievement;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what each type of event changes. */
class FoldedEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final Duration HORIZON = Duration.ofHours(24);
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.ALLTIME), new Dedup(HORIZON, 64));

    @ParameterizedTest
    @CsvSource({
        "kill,kills 1",
        "headshot,headshots 1 kills 1",
        "assist,assists 1",
        "objective_capture,objectives 1",
        "objective_defend,objectives 1",
        "danced,''"
    })
    void an_action_counts_on_the_boards_for_it(String action, String boards) {
        StandingsUpdate update = fold(scored("p", null, 0, action));

        assertThat(String.join(" ", scores(update))).isEqualTo(boards);
        assertThat(update.profiles()).hasSize(1);
    }

    @Test
    void points_count_in_all_and_in_their_game() {
        assertThat(scores(fold(scored("p", "arena", 5, "kill"), scored("p", "arena", -2, null))))
                .containsExactly("game:arena 3", "global 3", "kills 1");
        assertThat(scores(fold(scored("p", "arena", 0, null)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kill,'action:kill 1,events_count 1,kills 1,total_score 5'",
        "headshot,'action:headshot 1,events_count 1,kills 1,total_score 5'",
        "assist,'action:assist 1,assists 1,events_count 1,total_score 5'",
        "danced,'action:danced 1,events_count 1,total_score 5'"
    })
    void an_action_counts_in_the_profile(String action, String added) {
        assertThat(added(fold(scored("p", null, 5, action)))).isEqualTo(added);
    }

    @Test
    void every_type_of_event_counts_in_the_profile() {
        assertThat(added(fold(new PlayerJoined(info("p"))))).isEqualTo("events_count 1,games_joined 1");
        assertThat(added(fold(new PlayerDied(info("p"), "q")))).isEqualTo("deaths 1,events_count 1");
        assertThat(added(fold(new MatchEnded(info("p"), Outcome.WIN)))).isEqualTo("events_count 1,wins 1");
        assertThat(added(fold(new MatchEnded(info("p"), Outcome.LOSS)))).isEqualTo("events_count 1,losses 1");
        assertThat(added(fold(new MatchEnded(info("p"), Outcome.DRAW)))).isEqualTo("events_count 1");
        assertThat(added(fold(new AchievementUnlocked(info("p"), "first", "rare"))))
                .isEqualTo("events_count 1");
        assertThat(added(fold(new OtherEvent(info("p"), "danced")))).isEqualTo("event:danced 1,events_count 1");
        assertThat(added(fold(new PlayerJoined(info("p")), new PlayerJoined(info("p")))))
                .isEqualTo("events_count 2,games_joined 2");
    }

    @Test
    void only_events_for_a_board_change_it() {
        assertThat(Stream.of(
                        new PlayerJoined(info("p")),
                        new PlayerDied(info("p"), null),
                        new MatchEnded(info("p"), Outcome.WIN),
                        new AchievementUnlocked(info("p"), "first", "rare"),
                        new OtherEvent(info("p"), "danced")))
                .allSatisfy(event -> assertThat(fold(event).boards()).isEmpty());
    }

    @Test
    void a_profile_has_the_last_name_and_game_and_the_latest_time() {
        ProfileChange profile = fold(
                        new PlayerJoined(new EventInfo("a", NOW, "p", "Pia", "arena")),
                        new PlayerJoined(new EventInfo("b", NOW.minusSeconds(60), "p", "Pi", null)),
                        new PlayerJoined(new EventInfo("c", NOW.minusSeconds(90), "p", null, "maze")))
                .profiles()
                .get(0);

        assertThat(profile.set()).isEqualTo(Map.of("player_name", "Pi", "last_game", "maze"));
        assertThat(profile.raised()).isEqualTo(Map.of("last_active", "2026-11-20T12:00:00.000Z"));
        assertThat(profile.reset()).isFalse();
        assertThat(profile.types()).isEqualTo(FoldSettings.DEFAULT_TYPES);
        assertThat(profile.streak()).isNull();
    }

    @Test
    void a_profile_change_applies_to_the_existing_fields() {
        ProfileChange change = new ProfileChange(
                "p",
                false,
                Map.of("kills", 2L),
                Map.of("player_name", "Pia"),
                Map.of("last_active", "2026"),
                new Streak(2, 3, true, 1),
                200);

        assertThat(change.applyTo(
                        Map.of("kills", "3", "last_active", "2027", "current_streak", "4", "best_streak", "5")))
                .isEqualTo(Map.of(
                        "kills",
                        "5",
                        "player_name",
                        "Pia",
                        "last_active",
                        "2027",
                        "current_streak",
                        "1",
                        "best_streak",
                        "6"));
        assertThat(change.applyTo(Map.of("last_active", "2025", "best_streak", "9")))
                .isEqualTo(Map.of(
                        "kills",
                        "2",
                        "player_name",
                        "Pia",
                        "last_active",
                        "2026",
                        "current_streak",
                        "1",
                        "best_streak",
                        "9"));
        assertThat(change.applyTo(Map.of())).containsEntry("best_streak", "3");
    }

    @Test
    void a_streak_continues_while_the_player_lives() {
        ProfileChange kills =
                new ProfileChange("p", false, Map.of(), Map.of(), Map.of(), new Streak(2, 0, false, 2), 200);

        assertThat(kills.applyTo(Map.of("current_streak", "4", "best_streak", "5")))
                .isEqualTo(Map.of("current_streak", "6", "best_streak", "6"));
        assertThat(kills.applyTo(Map.of())).isEqualTo(Map.of("current_streak", "2", "best_streak", "2"));
    }

    @Test
    void a_reset_profile_keeps_no_field() {
        ProfileChange change = new ProfileChange("p", true, Map.of("kills", 2L), Map.of(), Map.of(), null, 200);

        assertThat(change.applyTo(Map.of("kills", "3", "deaths", "1"))).isEqualTo(Map.of("kills", "2"));
    }

    @Test
    void types_beyond_the_limit_share_a_field() {
        ProfileChange change = new ProfileChange("p", false, Map.of("event:c", 1L), Map.of(), Map.of(), null, 2);
        ProfileChange action = new ProfileChange("p", false, Map.of("action:c", 1L), Map.of(), Map.of(), null, 2);

        assertThat(change.applyTo(Map.of("event:a", "1", "event:other", "4")))
                .containsEntry("event:c", "1")
                .containsEntry("event:other", "4");
        assertThat(change.applyTo(Map.of("event:a", "1", "event:b", "1", "event:other", "4")))
                .doesNotContainKey("event:c")
                .containsEntry("event:other", "5");
        assertThat(change.applyTo(Map.of("event:a", "1", "event:b", "1"))).containsEntry("event:other", "1");
        assertThat(change.applyTo(Map.of("event:a", "1", "event:c", "1"))).containsEntry("event:c", "2");
        assertThat(change.applyTo(Map.of("action:a", "1", "action:b", "1"))).containsEntry("event:c", "1");
        assertThat(action.applyTo(Map.of("action:a", "1", "action:b", "1"))).containsEntry("action:other", "1");
    }

    @Test
    void an_achievement_enters_the_feed_of_one_shard() {
        GameEvent event = new AchievementUnlocked(new EventInfo("a", NOW, "p", "Pia", null), "first", "rare");
        Shards shards = new Shards(16);

        List<StandingsUpdate> updates =
                shards.all().mapToObj(shard -> fold(shard, shards, event)).toList();

        assertThat(updates.stream().flatMap(update -> update.achievements().stream()))
                .containsExactly(new Achievement("p", "Pia", "first", "rare", NOW));
        assertThat(updates.get(shards.feedShard()).achievements()).hasSize(1);
        assertThat(updates.stream().mapToLong(StandingsUpdate::events).sum()).isEqualTo(1);
    }

    @Test
    void each_shard_stores_its_own_changes_and_then_knows_the_id() {
        GameEvent event = scored("p", "arena", 5, "headshot");
        Shards shards = new Shards(16);
        Set<String> boards = new TreeSet<>();
        for (int shard = 0; shard < 16; shard++) {
            StandingsUpdate update = fold(shard, shards, event);
            for (BoardChange change : update.boards()) {
                assertThat(shards.shardOf(change.board())).isEqualTo(shard);
                boards.add(change.board());
            }
            boolean touched = !update.boards().isEmpty() || !update.profiles().isEmpty();
            assertThat(update.counted()).hasSize(touched ? 1 : 0);
            assertThat(update.profiles()).hasSize(shards.shardOf("p") == shard ? 1 : 0);
            assertThat(update.events()).isEqualTo(shards.shardOf("p") == shard ? 1 : 0);
            assertThat(update.boardIds())
                    .containsExactlyInAnyOrderElementsOf(
                            update.boards().stream().map(BoardChange::board).toList());
        }
        assertThat(boards).containsExactly("game:arena", "global", "headshots", "kills");
    }

    @Test
    void an_erased_record_keeps_its_id_in_every_shard_and_counts_in_one() {
        Shards shards = new Shards(16);
        EventId id = EventId.of("a");
        List<StandingsUpdate> updates = shards.all()
                .mapToObj(shard -> newFold(shards, 100)
                        .fold(shard, PARTITION, -1, List.of(LogRecord.erased(0, NOW, id)), Set.of()))
                .toList();

        assertThat(updates)
                .allSatisfy(update ->
                        assertThat(update.counted()).extracting(SeenId::id).containsExactly(id));
        assertThat(updates.stream().mapToLong(StandingsUpdate::events).sum()).isEqualTo(1);
        assertThat(newFold(Shards.ONE, 100)
                        .fold(0, PARTITION, -1, List.of(LogRecord.erased(0, NOW, id)), Set.of(id))
                        .events())
                .isZero();
    }

    @Test
    void an_id_belongs_to_the_stretch_of_its_log_time() {
        Instant start = Instant.EPOCH.plus(HORIZON.multipliedBy(3));
        List<LogRecord> log = List.of(
                LogRecord.of(0, start.minusMillis(1), scored("p", null, 1, null), Definitions.NONE),
                LogRecord.of(1, start, scored("p", null, 1, null), Definitions.NONE));

        assertThat(newFold(Shards.ONE, 100)
                        .fold(0, PARTITION, -1, log, Set.of())
                        .counted())
                .extracting(SeenId::stretch)
                .containsExactly(2L, 3L);
    }

    @Test
    void the_last_record_sets_progress_and_time_even_without_changes() {
        StandingsUpdate update = newFold(Shards.ONE, 100)
                .fold(
                        0,
                        PARTITION,
                        4,
                        List.of(
                                LogRecord.of(5, NOW, scored("p", null, 1, null), Definitions.NONE),
                                LogRecord.unreadable(9, NOW.plusSeconds(1))),
                        Set.of());

        assertThat(update.previous()).isEqualTo(4);
        assertThat(update.last()).isEqualTo(9);
        assertThat(update.lastTime()).isEqualTo(NOW.plusSeconds(1));
        assertThat(update.partition()).isEqualTo(PARTITION);
        assertThat(update.shard()).isZero();
        assertThat(update.boardIds()).containsExactly("global");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_update_ends_before_the_limit_and_has_at_least_one_record(int most) {
        GameEvent dance = new OtherEvent(info("p"), "danced");

        StandingsUpdate update =
                newFold(Shards.ONE, most).fold(0, PARTITION, -1, log(dance, new PlayerJoined(info("p"))), Set.of());

        assertThat(update.last()).isZero();
        assertThat(added(update)).isEqualTo("event:danced 1,events_count 1");
    }

    @Test
    void records_that_do_not_affect_the_shard_are_passed_even_if_it_is_full() {
        List<LogRecord> log = List.of(
                LogRecord.of(0, NOW, new PlayerJoined(info("p")), Definitions.NONE), LogRecord.unreadable(1, NOW));

        assertThat(newFold(Shards.ONE, 1).fold(0, PARTITION, -1, log, Set.of()).last())
                .isEqualTo(1);
    }

    // An id costs 4, and each new score or field costs 1 in each window.
    @ParameterizedTest
    @CsvSource({"6,1", "7,2"})
    void the_size_of_an_update_counts_ids_fields_and_scores_in_each_window(int most, int records) {
        GameEvent joined = new PlayerJoined(info("p"));

        assertThat(newFold(Shards.ONE, most)
                        .fold(0, PARTITION, -1, log(joined, new PlayerJoined(info("p"))), Set.of())
                        .last())
                .isEqualTo(records - 1);
    }

    // An id costs 4. The two fields, and the score in two windows, cost 4 once.
    @ParameterizedTest
    @CsvSource({"8,1", "9,2", "12,2", "13,3"})
    void a_score_counts_once_as_work_in_each_window(int most, int records) {
        StandingsProperties daily =
                new StandingsProperties(1, List.of(Window.ALLTIME, Window.DAILY), PROPERTIES.dedup());
        List<LogRecord> log = log(scored("p", null, 5, null), scored("p", null, 5, null), new PlayerJoined(info("p")));

        assertThat(new Fold(Shards.ONE, daily, most)
                        .fold(0, PARTITION, -1, log, Set.of())
                        .last())
                .isEqualTo(records - 1);
    }

    // An id costs 4. The two counters, the name and the game cost 4 once.
    @ParameterizedTest
    @CsvSource({"8,1", "9,2", "12,2", "13,3"})
    void a_field_of_a_profile_counts_once_as_work(int most, int records) {
        List<LogRecord> log = log(
                new PlayerJoined(new EventInfo("a", NOW, "p", "Pia", "arena")),
                new PlayerJoined(new EventInfo("b", NOW, "p", "Pia", "arena")),
                new PlayerJoined(info("p")));

        assertThat(newFold(Shards.ONE, most)
                        .fold(0, PARTITION, -1, log, Set.of())
                        .last())
                .isEqualTo(records - 1);
    }

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

    private static List<String> scores(StandingsUpdate update) {
        Map<String, Long> scores = new TreeMap<>();
        update.boards()
                .forEach(change -> scores.put(change.board(), change.scores().getOrDefault("p", -1L)));
        return scores.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .toList();
    }

    private static String added(StandingsUpdate update) {
        assertThat(update.profiles()).hasSize(1);
        return new TreeMap<>(update.profiles().get(0).added())
                .entrySet().stream()
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(","));
    }

    private static StandingsUpdate fold(GameEvent... events) {
        return fold(0, Shards.ONE, events);
    }

    private static StandingsUpdate fold(int shard, Shards shards, GameEvent... events) {
        return newFold(shards, 1000).fold(shard, PARTITION, -1, log(events), Set.of());
    }

    private static Fold newFold(Shards shards, int maxChanges) {
        return new Fold(shards, PROPERTIES, maxChanges);
    }

    private static List<LogRecord> log(GameEvent... events) {
        List<LogRecord> records = new ArrayList<>();
        for (GameEvent event : events) {
            records.add(LogRecord.of(records.size(), NOW, event, Definitions.NONE));
        }
        return records;
    }

    private static int ids;

    private static EventInfo info(String player) {
        return new EventInfo("id" + ids++, NOW, player, null, null);
    }

    private static GameEvent scored(String player, @Nullable String game, long points, @Nullable String action) {
        return new PlayerScored(new EventInfo("id" + ids++, NOW, player, null, game), points, action);
    }
}
