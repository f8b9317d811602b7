package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a player that somebody follows stands.
 *
 * @param score null for a player who is not on the board
 * @param rank null for one who has none there
 */
record PlayerSnapshot(
        Subject.Player subject,
        @Nullable Long score,
        @Nullable Long rank,
        long totalPlayers) implements Snapshot {

    static PlayerSnapshot of(Subject.Player subject, Optional<Standing> standing) {
        return new PlayerSnapshot(
                subject,
                standing.map(Standing::score).orElse(null),
                standing.map(Standing::rank).orElse(null),
                standing.map(Standing::totalPlayers).orElse(0L));
    }

    private boolean isInTop() {
        return rank != null && rank <= subject.top();
    }

    // Who else comes or goes is no news of this player.
    @Override
    public boolean shows(@Nullable Snapshot same) {
        return same instanceof PlayerSnapshot other
                && Objects.equals(score, other.score)
                && Objects.equals(rank, other.rank);
    }

    @Override
    public LiveMessage message(Instant readAt, @Nullable Snapshot before) {
        Data data = new Data(
                subject.playerId(),
                score,
                rank,
                totalPlayers,
                subject.top(),
                isInTop(),
                before instanceof PlayerSnapshot earlier ? changesSince(earlier) : List.of());
        return LiveMessage.player(subject.board(), data, readAt);
    }

    private List<String> changesSince(PlayerSnapshot earlier) {
        List<String> changes = new ArrayList<>();
        if (earlier.rank != null && rank != null && rank > earlier.rank && Objects.equals(score, earlier.score)) {
            changes.add("overtaken");
        }
        if (isInTop() != earlier.isInTop()) {
            changes.add(isInTop() ? "entered_top" : "left_top");
        }
        return changes;
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
