package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.definition.SortOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The standing of a followed player.
 *
 * @param score null for a player who is not on the board
 * @param rank null for a player without a rank
 */
record LivePlayerSnapshot(
        Subject.Player subject,
        Ranking ranking,
        @Nullable Long score,
        @Nullable Long rank,
        long totalPlayers) implements LiveSnapshot {

    static LivePlayerSnapshot of(Subject.Player subject, Ranking ranking, Standing standing) {
        return new LivePlayerSnapshot(subject, ranking, standing.score(), standing.rank(), standing.totalPlayers());
    }

    static LivePlayerSnapshot absent(Subject.Player subject, Ranking ranking, long totalPlayers) {
        return new LivePlayerSnapshot(subject, ranking, null, null, totalPlayers);
    }

    private boolean isInTop() {
        return rank != null && rank <= subject.top();
    }

    // The total number of players is not compared, because its changes are not news of this player.
    @Override
    public boolean hasSameContentAs(@Nullable LiveSnapshot same) {
        return same instanceof LivePlayerSnapshot other
                && Objects.equals(score, other.score)
                && Objects.equals(rank, other.rank);
    }

    @Override
    public boolean includesChanges() {
        return true;
    }

    @Override
    public LiveMessage message(Instant readAt, @Nullable LiveSnapshot before) {
        Data data = new Data(
                subject.playerId(),
                score,
                rank,
                totalPlayers,
                subject.top(),
                isInTop(),
                before instanceof LivePlayerSnapshot earlier ? changesSince(earlier) : List.of());
        return LiveMessage.player(subject.board(), data, readAt);
    }

    private List<String> changesSince(LivePlayerSnapshot earlier) {
        List<String> changes = new ArrayList<>();
        if (!isSameSeasonAndPeriodAs(earlier)) {
            return changes;
        }
        if (isOvertakenSince(earlier)) {
            changes.add("overtaken");
        }
        if (isInTop() != earlier.isInTop()) {
            changes.add(isInTop() ? "entered_top" : "left_top");
        }
        return changes;
    }

    // After a new period or season has begun, changes of rank are not reported as overtaking.
    private boolean isSameSeasonAndPeriodAs(LivePlayerSnapshot earlier) {
        return ranking.period().equals(earlier.ranking.period()) && ranking.season() == earlier.ranking.season();
    }

    // A player below the last readable rank has a score but no rank.
    private boolean isOvertakenSince(LivePlayerSnapshot earlier) {
        return score != null
                && earlier.score != null
                && earlier.rank != null
                && (rank == null || rank > earlier.rank)
                && (ranking.order() == SortOrder.DESC ? score >= earlier.score : score <= earlier.score);
    }

    private record Data(
            @JsonProperty("player_id") String playerId,
            @Nullable Long score,
            @Nullable Long rank,
            @JsonProperty("total_players") long totalPlayers,
            int top,
            @JsonProperty("in_top") boolean inTop,
            List<String> changes) {}
}
