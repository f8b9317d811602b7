package gg.leaderboard.standings.redis;

import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * A key of the standings holds something that was not written by us: a value of another type, or text where a number belongs.
 * The script has written nothing. The message names the key and the remedy; once it is mended the same call succeeds.
 */
public final class UnexpectedRedisValueException extends NonTransientDataAccessResourceException {

    UnexpectedRedisValueException(String message) {
        super(message);
    }
}
