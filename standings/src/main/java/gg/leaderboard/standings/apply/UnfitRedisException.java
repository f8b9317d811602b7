package gg.leaderboard.standings.apply;

/** A Redis that cannot hold these standings as it is. The message says what to change. */
public final class UnfitRedisException extends RuntimeException {

    UnfitRedisException(String problem) {
        super(problem);
    }
}
