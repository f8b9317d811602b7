package gg.leaderboard.standings;

import java.util.stream.IntStream;

/**
 * The distribution of the standings over shards. All keys of a board are in one shard, and so are all keys of a player.
 * With one shard, keys have no prefix. With several shards, each key starts with a hash tag such as {@code {s07}:}. All
 * keys of a shard therefore share a slot of Redis Cluster.
 *
 * @param count 1–{@value #MAX}
 */
public record Shards(int count) {

    public static final int MAX = 256;

    /** One shard, for a database that is not sharded. */
    public static final Shards ONE = new Shards(1);

    // The shard of the feed follows from this text, so a change would move the feed. It need not be the feed's key.
    private static final String FEED = "achievements:recent";

    public Shards {
        if (count < 1 || count > MAX) {
            throw new IllegalArgumentException("shards must be within 1 and " + MAX + "; was " + count);
        }
    }

    /** The shard of a board, a player or another named part of the standings. */
    public int shardOf(String id) {
        if (count == 1) {
            return 0;
        }
        // Spread the bits. Ids that differ only at the end would otherwise share shards.
        int hash = id.hashCode() * 0x9E3779B9;
        return Math.floorMod(hash ^ (hash >>> 15), count);
    }

    /** All shards, 0 to {@code count - 1}. */
    public IntStream all() {
        return IntStream.range(0, count);
    }

    /** The shard of the achievements feed. */
    public int feedShard() {
        return shardOf(FEED);
    }
}
