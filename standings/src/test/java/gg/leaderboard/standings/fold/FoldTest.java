package gg.leaderboard.standings.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerDied;
import gg.leaderboard.events.GameEvent.PlayerJoined;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.BoardChange.ChangedPeriod;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FoldTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.ALLTIME, Window.DAILY), new Dedup(Duration.ofHours(24), 64));
    private static final Keys KEYS = Keys.of(PROPERTIES);

    @Test
    void several_events_of_a_player_become_one_change() {
        StandingsUpdate update =
                fold(scored("a", "p", 5, "kill"), scored("b", "p", 7, "kill"), scored("c", "q", 1, null));

        assertThat(sets(update))
                .containsExactlyInAnyOrder(
                        "leaderboard:global",
                        "leaderboard:global:daily:2026-11-20",
                        "leaderboard:kills",
                        "leaderboard:kills:daily:2026-11-20");
        assertThat(board(update, "leaderboard:global").scores()).isEqualTo(Map.of("p", 12L, "q", 1L));
        assertThat(board(update, "leaderboard:global:daily:2026-11-20")).isSameAs(board(update, "leaderboard:global"));
        assertThat(board(update, "leaderboard:kills").scores()).isEqualTo(Map.of("p", 2L));
        assertThat(profile(update, "player:stats:p").added())
                .containsEntry("events_count", 2L)
                .containsEntry("total_score", 12L)
                .containsEntry("action:kill", 2L)
                .containsEntry("kills", 2L);
        assertThat(update.last()).isEqualTo(2);
        assertThat(update.events()).isEqualTo(3);
    }

    @Test
    void a_duplicate_id_is_dropped() {
        StandingsUpdate update = fold(scored("a", "p", 5, null), scored("a", "p", 5, null));

        assertThat(board(update, "leaderboard:global").scores()).isEqualTo(Map.of("p", 5L));
        assertThat(update.counted()).hasSize(1);
        assertThat(update.known()).isEmpty();
        assertThat(update.events()).isEqualTo(1);
        assertThat(update.duplicates()).isEqualTo(1);
    }

    @Test
    void each_event_is_counted_by_one_shard_whether_a_shard_reads_it_before_or_after_its_erasure() {
        Shards shards = new Shards(16);
        Fold fold = new Fold(shards, PROPERTIES, 100);
        for (int i = 0; i < 100; i++) {
            String id = "event-" + i;
            List<LogRecord> whole = log(scored(id, "p" + i, 5, null));
            List<LogRecord> erased = List.of(LogRecord.erased(0, NOW, EventId.of(id)));
            int half = i % 16;

            long counted = shards.all()
                    .mapToLong(shard -> fold.fold(shard, PARTITION, -1, shard < half ? whole : erased, Set.of())
                            .events())
                    .sum();

            assertThat(counted).isEqualTo(1);
        }
    }

    @Test
    void an_id_assumed_to_be_known_is_skipped_and_reported() {
        StandingsUpdate update =
                newFold(100).fold(0, PARTITION, -1, log(scored("a", "p", 5, null)), Set.of(EventId.of("a")));

        assertThat(update.boards()).isEmpty();
        assertThat(update.profiles()).isEmpty();
        assertThat(update.counted()).isEmpty();
        assertThat(update.known()).extracting(SeenId::id).containsExactly(EventId.of("a"));
        assertThat(update.last()).isZero();
        assertThat(update.duplicates()).isEqualTo(1);
    }

    @Test
    void an_event_without_points_adds_no_player_but_points_that_cancel_out_do() {
        assertThat(fold(scored("a", "p", 0, null)).boards()).isEmpty();
        assertThat(board(fold(scored("a", "p", 5, null), scored("b", "p", -5, null)), "leaderboard:global")
                        .scores())
                .isEqualTo(Map.of("p", 0L));
    }

    @Test
    void a_late_event_counts_in_its_own_period_and_extends_its_expiry() {
        GameEvent late =
                new PlayerScored(new EventInfo("a", Instant.parse("2024-02-29T23:00:00Z"), "p", null, null), 5, null);
        assertThat(expiry(fold(late), "leaderboard:global:daily:2024-02-29"))
                .isEqualTo(OptionalLong.of(NOW.plus(Duration.ofDays(35)).toEpochMilli()));
        assertThat(expiry(fold(late), "leaderboard:global")).isEmpty();
    }

    @Test
    void events_of_two_days_change_shared_periods_once() {
        Instant yesterday = NOW.minus(Duration.ofDays(1));
        StandingsUpdate update = fold(
                scored("a", "p", 5, null),
                new PlayerScored(new EventInfo("b", yesterday, "p", null, null), 7, null),
                scored("c", "q", 1, null));

        assertThat(sets(update))
                .containsExactlyInAnyOrder(
                        "leaderboard:global",
                        "leaderboard:global:daily:2026-11-20",
                        "leaderboard:global:daily:2026-11-19");
        assertThat(board(update, "leaderboard:global").scores()).isEqualTo(Map.of("p", 12L, "q", 1L));
        assertThat(board(update, "leaderboard:global:daily:2026-11-20").scores())
                .isEqualTo(Map.of("p", 5L, "q", 1L));
        assertThat(board(update, "leaderboard:global:daily:2026-11-19").scores())
                .isEqualTo(Map.of("p", 7L));
    }

    @Test
    void kills_in_a_row_end_with_a_death() {
        assertThat(streak("k", "k")).isEqualTo(new Streak(2, 0, false, 2));
        assertThat(streak("k", "d", "k", "k", "k", "d", "k")).isEqualTo(new Streak(1, 3, true, 1));
        assertThat(streak("d")).isEqualTo(new Streak(0, 0, true, 0));
        assertThat(streak("d", "k", "k")).isEqualTo(new Streak(0, 2, true, 2));
    }

    @Test
    void updates_of_a_large_batch_are_larger() {
        List<LogRecord> records = IntStream.range(0, 500)
                .mapToObj(i -> LogRecord.of(i, NOW, scored("e" + i, "p" + i, 1, null), Definitions.NONE))
                .toList();
        Fold fold = new Fold(Shards.ONE, PROPERTIES, new UpdateLimits(50, 250));
        long small =
                fold.fold(0, PARTITION, -1, records.subList(0, 499), Set.of()).events();
        assertThat(fold.fold(0, PARTITION, -1, records, Set.of()).events()).isBetween(4 * small, 6 * small);
    }

    @Test
    void an_update_is_bounded_and_the_next_continues_after_it() {
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            records.add(LogRecord.of(3L * i, NOW, scored("e" + i, "p" + i, 1, null), Definitions.NONE));
        }
        Fold fold = newFold(50);
        long progress = -1;
        int updates = 0;
        long events = 0;
        while (progress < 3 * 199) {
            long from = progress;
            StandingsUpdate update = fold.fold(
                    0,
                    PARTITION,
                    progress,
                    records.stream().filter(r -> r.offset() > from).toList(),
                    Set.of());
            assertThat(update.previous()).isEqualTo(progress);
            assertThat(update.last()).isGreaterThan(progress);
            progress = update.last();
            events += update.events();
            updates++;
        }
        assertThat(events).isEqualTo(200);
        assertThat(updates).isGreaterThan(10);
    }

    @Test
    void an_unreadable_record_only_advances_progress() {
        StandingsUpdate update = newFold(100).fold(0, PARTITION, 4, List.of(LogRecord.unreadable(9, NOW)), Set.of());

        assertThat(update.last()).isEqualTo(9);
        assertThat(update.counted()).isEmpty();
    }

    @Test
    void each_event_counts_as_one_in_exactly_one_shard() {
        Shards shards = new Shards(16);
        StandingsProperties sharded = new StandingsProperties(16, PROPERTIES.windows(), PROPERTIES.dedup());
        List<LogRecord> records = log(scored("a", "p", 5, "kill"), joined("b", "q"), scored("c", "r", 1, null));
        long events = shards.all()
                .mapToLong(shard -> new Fold(shards, sharded, 100)
                        .fold(shard, PARTITION, -1, records, Set.of())
                        .events())
                .sum();

        assertThat(events).isEqualTo(3);
    }

    @Test
    void folding_an_applied_record_is_an_error_of_the_caller() {
        assertThatThrownBy(() -> newFold(100).fold(0, PARTITION, 0, log(joined("a", "p")), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("record 0 of topic:0 is not past 0");
    }

    private static Streak streak(String... deeds) {
        GameEvent[] events = new GameEvent[deeds.length];
        for (int i = 0; i < deeds.length; i++) {
            events[i] = deeds[i].equals("k")
                    ? scored("e" + i, "p", 1, "kill")
                    : new PlayerDied(new EventInfo("e" + i, NOW, "p", null, null), null);
        }
        Streak streak = profile(fold(events), "player:stats:p").streak();
        return streak == null ? Streak.NONE : streak;
    }

    private static StandingsUpdate fold(GameEvent... events) {
        return newFold(1000).fold(0, PARTITION, -1, log(events), Set.of());
    }

    private static Fold newFold(int maxChanges) {
        return new Fold(Shards.ONE, PROPERTIES, maxChanges);
    }

    private static List<LogRecord> log(GameEvent... events) {
        List<LogRecord> records = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            records.add(LogRecord.of(i, NOW, events[i], Definitions.NONE));
        }
        return records;
    }

    private static List<String> sets(StandingsUpdate update) {
        return update.boards().stream()
                .flatMap(b -> b.periods().stream().map(p -> key(b, p)))
                .toList();
    }

    private static String key(BoardChange board, ChangedPeriod period) {
        return KEYS.board(board.board(), board.season(), period.period());
    }

    private static BoardChange board(StandingsUpdate update, String key) {
        return update.boards().stream()
                .filter(b -> b.periods().stream().anyMatch(p -> key(b, p).equals(key)))
                .findFirst()
                .orElseThrow();
    }

    private static OptionalLong expiry(StandingsUpdate update, String key) {
        BoardChange board = board(update, key);
        return board.periods().stream()
                .filter(p -> key(board, p).equals(key))
                .findFirst()
                .orElseThrow()
                .expiresAt();
    }

    private static ProfileChange profile(StandingsUpdate update, String key) {
        return update.profiles().stream()
                .filter(p -> KEYS.profile(p.playerId()).equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static GameEvent joined(String id, String player) {
        return new PlayerJoined(new EventInfo(id, NOW, player, null, null));
    }

    private static GameEvent scored(String id, String player, long points, @Nullable String action) {
        return new PlayerScored(new EventInfo(id, NOW, player, null, null), points, action);
    }
}
