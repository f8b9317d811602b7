package gg.leaderboard.archive.store;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.GameEvent.ScoreSubmitted;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.ScoreBounds;
import gg.leaderboard.standings.definition.ScoreBounds.OnViolation;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.fold.EventId;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreState;
import gg.leaderboard.standings.fold.StandingsProgress;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.fold.StandingsWriter;
import gg.leaderboard.standings.fold.UpdateOutcome;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The contract of every writer of standings: an update is written completely, or not at all with the reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StandingsWriterContract {

    static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));

    // A stretch of ids is one day, so midnight separates two stretches.
    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final GenerationStamp STAMP = new GenerationStamp(3, PROPERTIES.foldSettings());

    private StandingsWriter standings;

    abstract void stop();

    /** An empty store. */
    abstract StandingsWriter empty();

    /** Deletes what has expired, if the store does not do so itself. */
    abstract void expire();

    /** The score of player {@code p} on the global board; 0 for a player who is not on it. */
    abstract long score();

    @AfterAll
    void stopStore() {
        stop();
    }

    @BeforeEach
    void begin() {
        standings = empty();
    }

    @Test
    void an_update_is_applied_once() {
        StandingsUpdate update = update(-1, "a", "b");
        assertThat(standings.progress(PARTITION)).isEqualTo(reached(-1, GenerationStamp.NONE));

        assertThat(standings.apply(update)).isEqualTo(new UpdateOutcome.Applied());
        assertThat(standings.apply(update)).isEqualTo(new UpdateOutcome.ProgressDiffers(1));

        assertThat(score()).isEqualTo(10);
        assertThat(standings.progress(PARTITION)).isEqualTo(reached(1, STAMP));
    }

    @Test
    void an_update_that_assumes_another_progress_is_rejected_with_the_progress() {
        assertThat(standings.apply(update(-1, "a"))).isEqualTo(new UpdateOutcome.Applied());

        assertThat(standings.apply(update(-1, "b"))).isEqualTo(new UpdateOutcome.ProgressDiffers(0));
        assertThat(standings.apply(update(7, "b"))).isEqualTo(new UpdateOutcome.ProgressDiffers(0));

        assertThat(score()).isEqualTo(5);
        assertThat(standings.progress(PARTITION).offsets()).containsExactly(0L);
    }

    @Test
    void an_update_for_another_generation_or_settings_is_rejected_with_the_stamp() {
        assertThat(standings.apply(update(-1, "a"))).isEqualTo(new UpdateOutcome.Applied());
        GenerationStamp settings =
                new GenerationStamp(3, PROPERTIES.foldSettings().with("limit", "5"));

        for (GenerationStamp other : List.of(new GenerationStamp(2, PROPERTIES.foldSettings()), settings)) {
            assertThat(standings.apply(update(0, "b").withStamp(other)))
                    .isEqualTo(new UpdateOutcome.GenerationDiffers(STAMP));
        }

        assertThat(score()).isEqualTo(5);
        assertThat(standings.progress(PARTITION)).isEqualTo(reached(0, STAMP));
    }

    @Test
    void an_update_that_assumes_other_ids_is_rejected_with_the_ids() {
        assertThat(standings.apply(update(-1, "a"))).isEqualTo(new UpdateOutcome.Applied());
        StandingsUpdate update = update(0, Set.of(EventId.of("b")), "a", "b", "c");

        assertThat(standings.apply(update))
                .isEqualTo(new UpdateOutcome.IdsDiffer(Set.of(EventId.of("a"), EventId.of("b"))));

        assertThat(score()).isEqualTo(5);
        assertThat(standings.progress(PARTITION).offsets()).containsExactly(0L);
        assertThat(standings.apply(update(0, Set.of(EventId.of("a")), "a", "b", "c")))
                .isEqualTo(new UpdateOutcome.Applied());
        assertThat(score()).isEqualTo(15);
    }

    @Test
    void an_id_is_known_in_the_neighbouring_stretches() {
        StandingsUpdate late = update(-1, MIDNIGHT.minusMillis(1), Set.of(), "a");
        StandingsUpdate early = update(0, MIDNIGHT.plusMillis(1), Set.of(), "a");
        assertThat(standings.apply(late)).isEqualTo(new UpdateOutcome.Applied());
        assertThat(standings.apply(early)).isEqualTo(new UpdateOutcome.IdsDiffer(Set.of(EventId.of("a"))));

        standings = empty();
        assertThat(standings.apply(update(-1, MIDNIGHT.plusMillis(1), Set.of(), "a")))
                .isEqualTo(new UpdateOutcome.Applied());
        assertThat(standings.apply(update(0, MIDNIGHT.minusMillis(1), Set.of(), "a")))
                .isEqualTo(new UpdateOutcome.IdsDiffer(Set.of(EventId.of("a"))));
    }

    @Test
    void partitions_have_their_own_progress_and_share_the_ids() {
        LogPartition other = new LogPartition("topic", 1);
        assertThat(standings.apply(update(-1, "a"))).isEqualTo(new UpdateOutcome.Applied());
        assertThat(standings.progress(other)).isEqualTo(reached(-1, STAMP));

        assertThat(standings.apply(fold(other, -1, MIDNIGHT, Set.of(), "a")))
                .isEqualTo(new UpdateOutcome.IdsDiffer(Set.of(EventId.of("a"))));
        assertThat(standings.apply(fold(other, -1, MIDNIGHT, Set.of(), "b"))).isEqualTo(new UpdateOutcome.Applied());

        assertThat(score()).isEqualTo(10);
    }

    @Test
    void progress_moves_on_where_the_log_holds_no_records() {
        StandingsUpdate passed =
                StandingsUpdate.progressOnly(0, PARTITION, 0, 9).withStamp(STAMP);
        assertThat(standings.apply(update(-1, "a"))).isEqualTo(new UpdateOutcome.Applied());

        assertThat(standings.apply(passed)).isEqualTo(new UpdateOutcome.Applied());

        assertThat(standings.progress(PARTITION)).isEqualTo(reached(9, STAMP));
        assertThat(score()).isEqualTo(5);
    }

    @Test
    void a_replay_finds_the_last_scores_of_a_season_that_has_expired() {
        Instant past = Instant.parse("2020-03-01T12:00:00Z");
        BoardDefinition hourly = new BoardDefinition(
                        "cup",
                        "cup",
                        SortOrder.DESC,
                        UpdateMode.INCREMENT,
                        ResetPeriod.parse("hourly"),
                        ZoneOffset.UTC,
                        null)
                .withBounds(new ScoreBounds(null, null, null, 10L, null, OnViolation.REJECT));
        Definitions boards =
                Definitions.NONE.with(new BoardHistory(List.of(new BoardVersion(past, Change.CREATED, hourly))));
        EventInfo info = new EventInfo("a", past, "p", null, null);
        LogRecord record = LogRecord.of(0, past, new ScoreSubmitted(info, "cup", 8), boards);
        Fold fold = new Fold(Shards.ONE, PROPERTIES, 1000);
        Set<ScoreKey> keys = fold.scoreKeys(0, List.of(record));

        assertThat(standings.apply(
                        fold.fold(0, PARTITION, -1, List.of(record), Set.of()).withStamp(STAMP)))
                .isEqualTo(new UpdateOutcome.Applied());
        expire();

        assertThat(Objects.requireNonNull(standings
                                .scoreStates(PARTITION, 0, Map.of(0, keys))
                                .get(0))
                        .states())
                .containsOnlyKeys(keys)
                .extractingByKey(keys.iterator().next())
                .extracting(ScoreState::score)
                .isEqualTo(8L);
    }

    private static StandingsProgress reached(long last, GenerationStamp stamp) {
        return new StandingsProgress(List.of(last), last < 0 ? Optional.empty() : Optional.of(MIDNIGHT), stamp);
    }

    private static StandingsUpdate update(long previous, String... ids) {
        return update(previous, Set.of(), ids);
    }

    private static StandingsUpdate update(long previous, Set<EventId> known, String... ids) {
        return update(previous, MIDNIGHT, known, ids);
    }

    private static StandingsUpdate update(long previous, Instant logTime, Set<EventId> known, String... ids) {
        return fold(PARTITION, previous, logTime, known, ids);
    }

    // Each event gives the same player five points.
    private static StandingsUpdate fold(
            LogPartition partition, long previous, Instant logTime, Set<EventId> known, String... ids) {
        List<LogRecord> records = new ArrayList<>();
        for (String id : ids) {
            EventInfo info = new EventInfo(id, logTime, "p", null, null);
            records.add(LogRecord.of(
                    previous + 1 + records.size(), logTime, new PlayerScored(info, 5, null), Definitions.NONE));
        }
        return new Fold(Shards.ONE, PROPERTIES, 1000)
                .fold(0, partition, previous, records, known)
                .withStamp(STAMP);
    }
}
