package gg.leaderboard.api.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.api.leaderboard.RankedPlayer;
import gg.leaderboard.api.leaderboard.TopPlayers;
import java.time.Instant;
import java.util.List;

/** The top of one board. */
record BoardSnapshot(String board, TopPlayers top) implements Snapshot {

    @Override
    public LiveMessage message(Instant readAt) {
        return LiveMessage.update(board, new Data(board, Entry.of(top), top.total()), readAt);
    }

    record Data(
            @JsonProperty("leaderboard_id") String leaderboardId,
            List<Entry> entries,
            @JsonProperty("total_players") long totalPlayers) {}

    record Entry(long rank, @JsonProperty("player_id") String playerId, long score, String username) {

        static List<Entry> of(TopPlayers top) {
            return top.players().stream().map(Entry::of).toList();
        }

        private static Entry of(RankedPlayer player) {
            return new Entry(player.rank(), player.playerId(), player.score(), player.playerName());
        }
    }
}
