package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.GenerationStamp;
import gg.leaderboard.standings.profile.Achievement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run of records of one partition changes in one shard; it is written whole or not at all, and only
 * if what it assumes is true at that moment.
 *
 * @param stamp assumed: the generation of the standings, by whose rules and settings it was folded
 * @param previous assumed: the shard's progress in the partition, the last offset applied, or {@link #NOTHING_APPLIED}
 * @param last its progress afterwards
 * @param lastTime the log time of the record at {@code last}; null if there is none, since the log holds nothing more up
 *     to there
 * @param counted assumed: ids that the shard has not counted; it has, afterwards
 * @param known assumed: ids that the shard has counted before, whose events are left out here
 * @param events how many events count here for the first time anywhere; each event does so in its player's shard
 * @param moderations what operators did to players; carried out before everything below
 * @param boardIds the boards among {@code boards}
 * @param achievements in the order of the log
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
        List<Moderation> moderations,
        Set<String> boardIds,
        List<BoardChange> boards,
        List<ProfileChange> profiles,
        List<Achievement> achievements) {

    public static final long NOTHING_APPLIED = -1;

    /** The same for standings of this stamp. */
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
                moderations,
                boardIds,
                boards,
                profiles,
                achievements);
    }

    /** That the log holds no record past {@code previous} up to {@code last}; it changes nothing but the progress. */
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
                List.of(),
                Set.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Of all that it changes only one board, and what operators did to players. */
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
                moderations,
                Set.of(board),
                boards.stream().filter(change -> change.board().equals(board)).toList(),
                List.of(),
                List.of());
    }

    /** Whether achievements of a player are to be taken off the feed. */
    public boolean erasesAchievements(int feedShard) {
        return shard == feedShard && moderations.stream().anyMatch(Moderation::erased);
    }
}
