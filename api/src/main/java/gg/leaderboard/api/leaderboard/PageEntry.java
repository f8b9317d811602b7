package gg.leaderboard.api.leaderboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A player on a page of a board.
 *
 * @param rank competition rank on the whole board, 1-2-2-4
 * @param rankAmong competition rank among the requested players; absent if none were requested
 * @param username the same as {@code playerName}: clients use different names for it
 */
record PageEntry(
        long rank,

        @JsonInclude(Include.NON_NULL) @JsonProperty("rank_among") @Nullable Long rankAmong,

        @JsonProperty("player_id") String playerId,
        @JsonProperty("player_name") String playerName,
        String username,
        long score) {}
