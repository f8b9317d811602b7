package gg.leaderboard.standings.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.standings.window.Period;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/**
 * Reads the remaining scores of a board whose definition was lost. A new board with its id must not inherit those
 * scores. Safe for many threads.
 */
public final class UsedSeasonReader {

    // The search stops after this many seasons in a row without scores.
    private static final int AT_ONCE = 256;

    private final RedisConnectionFactory redis;
    private final Keys keys;

    public UsedSeasonReader(RedisConnectionFactory redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The number of the last season that has scores, or 0. If there is none, it needs one call of Redis. */
    public long last(String board) {
        try (RedisConnection connection = redis.getConnection()) {
            long last = 0;
            for (long first = 1; exist(connection, board, first, first + AT_ONCE - 1); first += AT_ONCE) {
                last = first + AT_ONCE - 1;
                while (!exist(connection, board, last, last)) {
                    last--;
                }
            }
            return last;
        }
    }

    private boolean exist(RedisConnection connection, String board, long from, long to) {
        Keys names = keys.current();
        byte[][] sets = LongStream.rangeClosed(from, to)
                .boxed()
                .flatMap(season -> Stream.of(
                        names.board(board, season, Period.ALL_TIME), names.hiddenBoard(board, season, Period.ALL_TIME)))
                .map(key -> key.getBytes(UTF_8))
                .toArray(byte[][]::new);
        return Objects.requireNonNull(connection.keyCommands().exists(sets)) > 0;
    }
}
