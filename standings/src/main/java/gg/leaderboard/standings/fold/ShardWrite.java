package gg.leaderboard.standings.fold;

import gg.leaderboard.standings.definition.GenerationStamp;
import java.util.Set;

/** A write to one shard. */
interface ShardWrite {

    int shard();

    boolean isOpen();

    /** The players whose states must be read before the next update; empty if they are known. */
    Set<ScoreKey> statesToRead();

    /** Takes over states that were read. Returns whether the shard has lost writes. */
    boolean hasLost(ScoreStates read);

    /** The next part of the remaining work. */
    StandingsUpdate update(GenerationStamp by);

    /** Whether the outcome of the update shows that the shard has lost writes. */
    boolean hasLost(UpdateOutcome outcome);
}
