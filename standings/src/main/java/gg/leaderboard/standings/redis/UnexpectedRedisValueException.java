package gg.leaderboard.standings.redis;

import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * A key of the standings has a value that this project did not write: another type, or text instead of a number. The
 * script has written nothing. The message contains the key and the remedy. After the repair the same call succeeds.
 */
public final class UnexpectedRedisValueException extends NonTransientDataAccessResourceException {

    UnexpectedRedisValueException(String message) {
        super(message);
    }
}
