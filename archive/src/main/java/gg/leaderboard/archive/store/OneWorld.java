package gg.leaderboard.archive.store;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.Shards;

/** A database is not sharded: all of it is one shard to the fold. */
final class OneWorld {

    static final Shards SHARDS = new Shards(1);
    static final Keys KEYS = new Keys(SHARDS);

    private OneWorld() {}
}
