package gg.leaderboard.standings.redis;

import static java.lang.Boolean.TRUE;

import gg.leaderboard.standings.ban.BannedPlayer;
import gg.leaderboard.standings.ban.Bans;
import gg.leaderboard.standings.ban.BansJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Range;
import org.springframework.data.redis.connection.Limit;
import org.springframework.data.redis.core.HashOperations;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Reads the hidden players and their bans. */
public final class BanReader {

    // Every shard stores all bans.
    private static final int ANY_SHARD = 0;

    private final StringRedisTemplate redis;
    private final Keys keys;

    public BanReader(StringRedisTemplate redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** Whether the player is hidden everywhere: from all boards, the feed and the profiles. */
    public boolean isHidden(String playerId) {
        return TRUE.equals(
                redis.opsForSet().isMember(keys.hiddenPlayers(keys.shards().shardOf(playerId)), playerId));
    }

    /** Whether the player is hidden from a board, by a ban on all of them or on this one. */
    public boolean isHiddenFrom(String board, String playerId) {
        return !hiddenFrom(board, List.of(playerId)).isEmpty();
    }

    /** The players among {@code playerIds} who are hidden from a board; in one round trip. */
    public Set<String> hiddenFrom(String board, Collection<String> playerIds) {
        if (playerIds.isEmpty()) {
            return Set.of();
        }
        Object[] members = playerIds.stream()
                .flatMap(player -> Stream.of(player, keys.hiddenFrom(board, player)))
                .toArray();
        Map<Object, Boolean> found =
                redis.opsForSet().isMember(keys.hiddenPlayers(keys.shards().shardOf(board)), members);
        return found == null
                ? Set.of()
                : playerIds.stream()
                        .filter(player -> TRUE.equals(found.get(player))
                                || TRUE.equals(found.get(keys.hiddenFrom(board, player))))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The bans of a player. */
    public Bans bansOf(String playerId) {
        return read(List.of(playerId)).stream()
                .findFirst()
                .map(BannedPlayer::bans)
                .orElse(Bans.NONE);
    }

    /**
     * Players with bans, ordered by id, byte by byte.
     *
     * @param after the last player of the previous page; empty for the first page
     */
    public List<BannedPlayer> page(String after, int limit) {
        Range<String> range = after.isEmpty() ? Range.unbounded() : Range.rightUnbounded(Range.Bound.exclusive(after));
        return read(redis.opsForZSet()
                .rangeByLex(keys.bannedPlayers(ANY_SHARD), range, Limit.limit().count(limit)));
    }

    /** Players with a ban that has ended by {@code time}, but is not lifted yet. */
    public List<BannedPlayer> endedBy(Instant time, int limit) {
        return read(redis.opsForZSet()
                .rangeByScore(
                        keys.banEnds(ANY_SHARD), Double.NEGATIVE_INFINITY, (double) time.toEpochMilli(), 0, limit));
    }

    private List<BannedPlayer> read(@Nullable Collection<String> playerIds) {
        if (playerIds == null || playerIds.isEmpty()) {
            return List.of();
        }
        HashOperations<String, String, String> hashes = redis.opsForHash();
        List<String> players = List.copyOf(playerIds);
        List<@Nullable String> bans = hashes.multiGet(keys.bans(ANY_SHARD), players);
        List<BannedPlayer> all = new ArrayList<>();
        for (int i = 0; i < players.size(); i++) {
            String json = bans.get(i);
            // The ban was lifted just now.
            if (json != null) {
                all.add(new BannedPlayer(players.get(i), BansJson.read(json, Keys::boardOf)));
            }
        }
        return all;
    }
}
