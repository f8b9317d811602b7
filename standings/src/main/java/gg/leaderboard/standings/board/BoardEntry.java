package gg.leaderboard.standings.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A player on a board.
 *
 * @param rank competition rank, 1-2-2-4: one more than the number of players strictly better
 */
public record BoardEntry(
        long rank, @JsonProperty("player_id") String playerId, long score) {

    /** Orders by rank. Equal scores are ordered by player id, byte by byte as in Redis. */
    public static final Comparator<BoardEntry> BEST_FIRST = Comparator.comparingLong(BoardEntry::rank)
            .thenComparing(e -> e.playerId().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
}
