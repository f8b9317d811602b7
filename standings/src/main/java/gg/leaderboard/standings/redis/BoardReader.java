package gg.leaderboard.standings.redis;

import static gg.leaderboard.events.Utf8.utf8;

import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.BoardStats;
import gg.leaderboard.standings.board.Histogram;
import gg.leaderboard.standings.board.Histogram.Bucket;
import gg.leaderboard.standings.board.MissingWindowException;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.board.Standing.NextRank;
import gg.leaderboard.standings.window.Window;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Reads boards. Each call sees the board at a single moment, even if its rules change. A board without players reads as
 * empty. Equal scores are ordered by player id, byte by byte.
 *
 * <p>Each method throws {@link MissingWindowException} for a window that the standings were folded without.
 */
public final class BoardReader {

    private static final Script PAGE = script("page.lua");
    private static final Script AROUND = script("around.lua");
    private static final Script AFTER = script("after.lua");
    private static final Script STANDING = script("standing.lua");
    private static final Script AMONG = script("among.lua");
    private static final Script STATS = script("stats.lua");
    private static final Script HISTOGRAM = script("histogram.lua");

    // The generation may change during a read, but hardly more than once.
    private static final int ATTEMPTS = 5;

    private final RedisConnectionFactory redis;
    private final Keys keys;
    private final DefinitionReader definitions;

    public BoardReader(RedisConnectionFactory redis, Keys keys) {
        this.redis = redis;
        this.keys = keys;
        this.definitions = new DefinitionReader(new StringRedisTemplate(redis), keys);
    }

    private static Script script(String name) {
        return Script.of(BoardReader.class, Script.GENERATION, "ranking.lua", name);
    }

    /** The best {@code limit} players. */
    public BoardPage top(Ranking ranking, int limit) {
        return page(ranking, 0, limit - 1L);
    }

    /**
     * The players at the positions {@code start} to {@code end}.
     *
     * @param start from 0 for the best
     * @param end included; at least {@code start}
     */
    public BoardPage page(Ranking ranking, long start, long end) {
        return page(run(PAGE, ranking, text(start), text(end)));
    }

    /**
     * A player with up to {@code range} others on each side. At an end of the board there are more on the other side,
     * so the page is full if the board has enough players.
     *
     * @return empty for a player without a rank
     */
    public Optional<BoardPage> around(Ranking ranking, String playerId, int range) {
        List<Object> answer = run(AROUND, ranking, playerId, text(range));
        return answer.isEmpty() ? Optional.empty() : Optional.of(page(answer));
    }

    /** Up to {@code limit} players after the position of an entry, even if the entry is gone. */
    public BoardPage after(Ranking ranking, long score, String playerId, int limit) {
        return page(run(AFTER, ranking, text(score), playerId, text(limit)));
    }

    /** The standing of a player; empty for a player who is not on the board. */
    public Optional<Standing> standing(Ranking ranking, String playerId) {
        List<Object> answer = run(STANDING, ranking, playerId);
        if (answer.isEmpty()) {
            return Optional.empty();
        }
        long score = score(answer.get(0));
        long rank = (Long) answer.get(1);
        NextRank next = answer.size() < 5 ? null : next(score, score(answer.get(4)), (Long) answer.get(5));
        return Optional.of(new Standing(
                playerId, score, rank == 0 ? null : rank, (Long) answer.get(2), (Long) answer.get(3), next));
    }

    private static NextRank next(long score, long better, long rank) {
        return new NextRank(rank, better, Math.abs(better - score));
    }

    /** The players among {@code playerIds} who have a rank, with their ranks on the whole board; best first. */
    public BoardPage among(Ranking ranking, Collection<String> playerIds) {
        List<Object> answer = run(
                AMONG, ranking, playerIds.stream().distinct().sorted().toList().toArray(String[]::new));
        List<BoardEntry> entries = new ArrayList<>();
        for (int i = 1; i < answer.size(); i += 3) {
            entries.add(new BoardEntry((Long) answer.get(i + 1), text(answer.get(i)), score(answer.get(i + 2))));
        }
        entries.sort(BoardEntry.BEST_FIRST);
        return new BoardPage((Long) answer.get(0), entries, false);
    }

    /** The best and the lowest score of the board. */
    public BoardStats stats(Ranking ranking) {
        List<Object> answer = run(STATS, ranking);
        long total = (Long) answer.get(0);
        return total == 0
                ? new BoardStats(0, null, null)
                : new BoardStats(total, score(answer.get(1)), score(answer.get(2)));
    }

    /**
     * The distribution of the scores.
     *
     * @param buckets number of ranges; there are fewer if the board has fewer different scores
     */
    public Histogram histogram(Ranking ranking, int buckets) {
        List<Object> answer = run(HISTOGRAM, ranking, text(buckets));
        List<Bucket> all = new ArrayList<>();
        for (int i = 1; i < answer.size(); i += 3) {
            all.add(new Bucket(score(answer.get(i)), score(answer.get(i + 1)), (Long) answer.get(i + 2)));
        }
        return new Histogram((Long) answer.get(0), all);
    }

    // The reply contains the total, the rank and position of the first entry, then the player and score of each entry.
    private static BoardPage page(List<Object> answer) {
        List<BoardEntry> entries = new ArrayList<>();
        long rank = (Long) answer.get(1);
        long start = (Long) answer.get(2);
        for (int i = 3; i < answer.size(); i += 2) {
            long score = score(answer.get(i + 1));
            if (!entries.isEmpty() && score != entries.get(entries.size() - 1).score()) {
                rank = start + entries.size() + 1;
            }
            entries.add(new BoardEntry(rank, text(answer.get(i)), score));
        }
        long total = (Long) answer.get(0);
        return new BoardPage(total, entries, start + entries.size() < total);
    }

    private List<Object> run(Script script, Ranking ranking, String... arguments) {
        Ranking asked = ranking;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Object> answer = execute(script, asked, arguments);
            if (isRefusal(answer, 1, "window")) {
                throw new MissingWindowException(ranking.period().window());
            }
            if (!isRefusal(answer, 2, "generation")) {
                return answer;
            }
            asked = withCurrentOrder(asked, Long.parseLong(text(answer.get(1))));
        }
        throw new TransientDataAccessResourceException(
                "the rules of the board " + ranking.board() + " changed during each attempt to read it");
    }

    private List<Object> execute(Script script, Ranking ranking, String... arguments) {
        Keys names = keys.current();
        byte[][] call = new byte[5 + arguments.length][];
        call[0] = utf8(names.board(ranking.board(), ranking.season(), ranking.period()));
        call[1] = utf8(names.totals(names.shards().shardOf(ranking.board())));
        call[2] = utf8(ranking.order().name().toLowerCase(Locale.ROOT));
        call[3] = utf8(text(ranking.depth()));
        call[4] = utf8(assumed(ranking));
        for (int i = 0; i < arguments.length; i++) {
            call[i + 5] = utf8(arguments[i]);
        }
        try (RedisConnection connection = redis.getConnection()) {
            return Objects.requireNonNull(script.run(connection, ReturnType.MULTI, 2, call));
        }
    }

    private static boolean isRefusal(List<Object> answer, int size, String why) {
        return answer.size() == size
                && answer.get(0) instanceof byte[] kind
                && text(kind).equals(why);
    }

    // The generation that has this order, and the window that the standings must have.
    private static String assumed(Ranking ranking) {
        Window window = ranking.period().window();
        return (ranking.generation() == null ? "" : ranking.generation())
                + (window == Window.ALLTIME ? "" : " " + window.label());
    }

    // If Redis has no definition of the board, it has no scores of it either, so the order does not matter.
    private Ranking withCurrentOrder(Ranking ranking, long seen) {
        return definitions
                .find(ranking.board())
                .map(history -> ranking.withOrder(history.newest().sortOrder(), history.generation()))
                .orElseGet(() -> ranking.withOrder(ranking.order(), seen));
    }

    private static long score(Object text) {
        return (long) Double.parseDouble(text(text));
    }

    private static String text(long number) {
        return String.valueOf(number);
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
