package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.definition.Violation;
import gg.leaderboard.standings.profile.Achievement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All changes that a run of records of one partition makes in one shard. The update is written completely or not at
 * all, and only if its assumptions hold at that moment.
 *
 * @param stamp assumed: the generation of the standings, with the rules and settings of the fold
 * @param previous assumed: the shard's progress in the partition, the last offset applied, or {@link #NOTHING_APPLIED}
 * @param last the progress after the update
 * @param lastTime the log time of the record at {@code last}; null if the log holds no more records up to there
 * @param counted assumed: ids that the shard has not counted; the update adds them
 * @param known assumed: ids that the shard has counted before, whose events are not part of the update
 * @param events number of events that count here for the first time in any shard; an event counts in its player's shard
 * @param duplicates number of records here that repeat an event; it counted before, in this update or in an earlier one
 * @param moderations actions of operators on players; they are applied before everything below
 * @param boardIds the boards among {@code boards}
 * @param achievements in the order of the log
 * @param states the last scores of players on boards with bounds
 * @param violations the scores among {@code counted} that violate a bound of a board in this shard
 */
public record StandingsUpdate(
        int shard,
        LogPartition partition,
        GenerationStamp stamp,
        long previous,
        long last,
        @Nullable Instant lastTime,
        List<SeenId> counted,
        List<SeenId> known,
        long events,
        long duplicates,
        List<Moderation> moderations,
        Set<String> boardIds,
        List<BoardChange> boards,
        List<ProfileChange> profiles,
        List<Achievement> achievements,
        List<ScoreStateChange> states,
        Map<EventId, Violation> violations) {

    public static final long NOTHING_APPLIED = -1;

    /** The same update for standings with this stamp. */
    public StandingsUpdate withStamp(GenerationStamp by) {
        return new StandingsUpdate(
                shard,
                partition,
                by,
                previous,
                last,
                lastTime,
                counted,
                known,
                events,
                duplicates,
                moderations,
                boardIds,
                boards,
                profiles,
                achievements,
                states,
                violations);
    }

    /**
     * An update that changes only the progress, because the log holds no record after {@code previous} up to
     * {@code last}.
     */
    public static StandingsUpdate progressOnly(int shard, LogPartition partition, long previous, long last) {
        return new StandingsUpdate(
                shard,
                partition,
                GenerationStamp.NONE,
                previous,
                last,
                null,
                List.of(),
                List.of(),
                0,
                0,
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    /** This update restricted to one board and the actions of operators on players. */
    public StandingsUpdate withOnlyBoard(String board) {
        return new StandingsUpdate(
                shard,
                partition,
                stamp,
                previous,
                last,
                lastTime,
                List.of(),
                List.of(),
                events,
                duplicates,
                moderations,
                Set.of(board),
                boards.stream().filter(change -> change.board().equals(board)).toList(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    /** The states after this update, of those that were {@code before} it and those that it changes. */
    Map<ScoreKey, ScoreState> statesAfter(Map<ScoreKey, ScoreState> before) {
        Map<ScoreKey, ScoreState> after = new HashMap<>(before);
        moderations.forEach(m -> after.keySet().removeIf(key -> m.removes(key.playerId(), key.board())));
        states.forEach(change -> change.states()
                .forEach((player, state) -> after.put(new ScoreKey(change.board(), change.season(), player), state)));
        return after;
    }

    /** Whether achievements of a player are to be removed from the feed. */
    public boolean erasesAchievements(int feedShard) {
        return shard == feedShard && moderations.stream().anyMatch(Moderation::erased);
    }
}
