package gg.leaderboard.standings.redis;

import java.util.Set;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads which boards players are on. Hidden players are included. */
public final class PlayerBoardReader {

    private final StringRedisTemplate redis;
    private final Keys keys;

    public PlayerBoardReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** Whether the player has a score on this board in any stored season. */
    public boolean contains(String board, String playerId) {
        HashOperations<String, String, String> hashes = redis.opsForHash();
        String first = keys.seasonOf(board, 1);
        Set<String> seasons = hashes.keys(keys.boardsOfPlayers(keys.shards().shardOf(board)) + playerId);
        return seasons.stream().anyMatch(entry -> entry.startsWith(first + " "));
    }
}
