package gg.leaderboard.standings.board;

import gg.leaderboard.standings.Keys;
import gg.leaderboard.standings.Script;
import gg.leaderboard.standings.window.Period;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;

/** Reads boards. Each call sees one moment of the board; a board that nobody is on reads as empty. */
public final class BoardReader {

    private static final Script PAGE = Script.of(BoardReader.class, "page.lua");
    private static final Script STANDING = Script.of(BoardReader.class, "standing.lua");

    private final RedisConnectionFactory redis;
    private final Keys keys;

    public BoardReader(RedisConnectionFactory redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
    }

    /** The best {@code limit} players. */
    public BoardPage top(String board, Period period, int limit) {
        return page(board, period, 0, limit - 1L);
    }

    /**
     * The players at the positions {@code start} to {@code end}.
     *
     * @param start from 0 for the best
     * @param end included; at least {@code start}
     */
    public BoardPage page(String board, Period period, long start, long end) {
        List<Object> answer = run(PAGE, board, period, String.valueOf(start), String.valueOf(end));
        List<BoardEntry> entries = new ArrayList<>();
        long rank = 1 + (Long) answer.get(1);
        for (int i = 2; i < answer.size(); i += 2) {
            long score = score(answer.get(i + 1));
            if (!entries.isEmpty() && score != entries.get(entries.size() - 1).score()) {
                rank = start + entries.size() + 1;
            }
            entries.add(new BoardEntry(rank, text(answer.get(i)), score));
        }
        return new BoardPage((Long) answer.get(0), entries);
    }

    /** Where a player stands; empty for one who is not on the board. */
    public Optional<BoardEntry> standing(String board, Period period, String playerId) {
        List<Object> answer = run(STANDING, board, period, playerId);
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(new BoardEntry((Long) answer.get(0), playerId, score(answer.get(1))));
    }

    private List<Object> run(Script script, String board, Period period, String... arguments) {
        byte[][] call = new byte[1 + arguments.length][];
        call[0] = keys.board(board, period).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < arguments.length; i++) {
            call[i + 1] = arguments[i].getBytes(StandardCharsets.UTF_8);
        }
        try (RedisConnection connection = redis.getConnection()) {
            List<Object> answer = script.run(connection, ReturnType.MULTI, 1, call);
            return answer == null ? List.of() : answer;
        }
    }

    private static long score(Object text) {
        return (long) Double.parseDouble(text(text));
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
