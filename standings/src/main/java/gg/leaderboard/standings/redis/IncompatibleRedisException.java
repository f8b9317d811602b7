package gg.leaderboard.standings.redis;

/** A Redis that cannot hold these standings as it is. The message says what to change. */
public final class IncompatibleRedisException extends RuntimeException {

    IncompatibleRedisException(String problem) {
        super(problem);
    }
}
