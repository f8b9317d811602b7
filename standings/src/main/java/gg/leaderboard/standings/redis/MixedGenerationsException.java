package gg.leaderboard.standings.redis;

/** Shards of the standings in Redis are of different generations. */
public final class MixedGenerationsException extends IncompatibleRedisException {

    MixedGenerationsException(String problem) {
        super(problem);
    }
}
