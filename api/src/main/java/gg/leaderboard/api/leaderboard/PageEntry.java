package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.profile.PlayerLabel;
import org.jspecify.annotations.Nullable;

/**
 * A player on a page of a board, with what the page shows of the player's profile.
 *
 * @param rank competition rank on the whole board, 1-2-2-4
 * @param rankAmong competition rank among the requested players; absent if none were requested
 * @param username the same as {@code playerName}: clients use different names for it
 */
public record PageEntry(
        long rank,

        @JsonInclude(Include.NON_NULL) @JsonProperty("rank_among") @Nullable Long rankAmong,

        @JsonProperty("player_id") String playerId,
        @JsonProperty("player_name") String playerName,
        String username,
        long score) {

    static PageEntry of(BoardEntry entry, @Nullable Long rankAmong, PlayerLabel player) {
        return new PageEntry(entry.rank(), rankAmong, entry.playerId(), player.name(), player.name(), entry.score());
    }

    /** This entry in a message to live clients. */
    public Live live() {
        return new Live(rank, playerId, score, username);
    }

    /** An entry in messages to live clients, where the fields have another order. */
    public record Live(long rank, @JsonProperty("player_id") String playerId, long score, String username) {}
}
