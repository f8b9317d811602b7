package gg.leaderboard.standings.redis;

/** Redis cannot hold these standings with its current contents or configuration. The message contains the remedy. */
public class IncompatibleRedisException extends RuntimeException {

    IncompatibleRedisException(String problem) {
        super(problem);
    }
}
