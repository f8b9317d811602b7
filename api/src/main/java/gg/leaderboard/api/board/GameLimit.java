package gg.leaderboard.api.board;

import gg.leaderboard.events.GameEvent;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.events.Rules;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.TotalsReader;
import gg.leaderboard.standings.window.Period;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Rejects events that would exceed the limit of boards for games. The number of games is up to one second old. While
 * Redis is unavailable the limit is not enforced.
 */
@Component
public class GameLimit {

    private static final Logger LOG = LoggerFactory.getLogger(GameLimit.class);
    private static final long REFRESH_MILLIS = 1000;

    private final StringRedisTemplate redis;
    private final Keys keys;
    private final int limit;
    private volatile boolean reached;

    GameLimit(StringRedisTemplate redis, Keys keys, LimitProperties limits) {
        this.redis = redis;
        this.keys = keys;
        this.limit = limits.games();
    }

    @Scheduled(fixedDelay = REFRESH_MILLIS)
    void refresh() {
        try {
            reached = new TotalsReader(redis, keys).games() >= limit;
        } catch (DataAccessException e) {
            LOG.debug("Cannot read the number of games", e);
        }
    }

    /**
     * Checks an event.
     *
     * @throws gg.leaderboard.web.ProblemException 409 if the event is of a new game and the limit is reached
     */
    public void check(GameEvent event) {
        String game = event.info().gameId();
        if (reached && game != null && event instanceof PlayerScored scored && scored.points() != 0 && isNew(game)) {
            throw LimitProperties.reached(
                    "The game " + Rules.quote(game) + " is new, and the limit of " + limit + " games is reached.",
                    LimitProperties.GAMES,
                    limit);
        }
    }

    private boolean isNew(String game) {
        String board = BuiltInBoards.game(game);
        try {
            Keys names = keys.current();
            Long there = redis.countExistingKeys(
                    List.of(names.board(board, Period.ALL_TIME), names.hiddenBoard(board, 1, Period.ALL_TIME)));
            return there != null && there == 0;
        } catch (DataAccessException e) {
            LOG.debug("Cannot read whether the game {} exists", game, e);
            return false;
        }
    }
}
