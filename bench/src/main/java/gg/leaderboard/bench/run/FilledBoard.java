package gg.leaderboard.bench.run;

import gg.leaderboard.bench.testbed.Redis;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.definition.BuiltInBoards;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.window.Period;
import io.lettuce.core.ScoredValue;
import java.util.Random;

/** The global board with a given number of players. Some have equal scores. */
final class FilledBoard {

    private static final int AT_ONCE = 5000;
    private static final int NAMED = 1000;

    private final Redis redis;
    private final Keys keys = new Keys(Shards.ONE);
    private final Random random = new Random(1);
    private int players;

    FilledBoard(Redis redis) {
        this.redis = redis;
    }

    String key() {
        return keys.board(BuiltInBoards.GLOBAL, Period.ALL_TIME);
    }

    static String player(int number) {
        return "player-" + number;
    }

    /** Adds players until there are {@code count}. */
    void growTo(int count) {
        while (players < count) {
            add(Math.min(AT_ONCE, count - players));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the client requires an array of a generic type
    private void add(int count) {
        ScoredValue[] values = new ScoredValue[count];
        for (int i = 0; i < count; i++, players++) {
            values[i] = ScoredValue.just(random.nextInt(5_000_000), player(players));
            if (players < NAMED) {
                redis.commands().hset(keys.profile(player(players)), "player_name", "Player " + players);
            }
        }
        redis.commands().zadd(key(), values);
    }
}
