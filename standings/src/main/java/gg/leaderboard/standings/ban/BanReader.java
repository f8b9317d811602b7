package gg.leaderboard.standings.ban;

import static java.lang.Boolean.TRUE;

import gg.leaderboard.standings.Keys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads who is hidden now. */
public final class BanReader {

    private final StringRedisTemplate redis;
    private final Keys keys;

    public BanReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** Whether the player is hidden everywhere: from all boards, the feed and the profiles. */
    public boolean isHidden(String playerId) {
        return TRUE.equals(
                redis.opsForSet().isMember(keys.hiddenPlayers(keys.shards().of(playerId)), playerId));
    }

    /** Whether the player is hidden from a board, by a ban on all of them or on this one. */
    public boolean isHiddenFrom(String board, String playerId) {
        return !hiddenFrom(board, List.of(playerId)).isEmpty();
    }

    /** Those of {@code playerIds} who are hidden from a board; in one round trip. */
    public Set<String> hiddenFrom(String board, Collection<String> playerIds) {
        if (playerIds.isEmpty()) {
            return Set.of();
        }
        Object[] members = playerIds.stream()
                .flatMap(player -> Stream.of(player, keys.hiddenFrom(board, player)))
                .toArray();
        Map<Object, Boolean> found =
                redis.opsForSet().isMember(keys.hiddenPlayers(keys.shards().of(board)), members);
        return found == null
                ? Set.of()
                : playerIds.stream()
                        .filter(player -> TRUE.equals(found.get(player))
                                || TRUE.equals(found.get(keys.hiddenFrom(board, player))))
                        .collect(Collectors.toUnmodifiableSet());
    }
}
