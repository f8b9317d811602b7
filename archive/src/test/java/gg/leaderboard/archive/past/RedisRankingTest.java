package gg.leaderboard.archive.past;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.redis.BoardReader;
import gg.leaderboard.standings.redis.Keys;
import gg.leaderboard.standings.redis.RedisDefinitions;
import gg.leaderboard.standings.redis.RedisStandings;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.testing.RedisAddress;
import gg.leaderboard.testing.Servers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** The scripts that rank current standings. */
class RedisRankingTest extends RankingContract {

    private static final Keys KEYS = Keys.of(PROPERTIES);

    private final LettuceConnectionFactory redis = connect();

    private static LettuceConnectionFactory connect() {
        RedisAddress address = Servers.redis();
        LettuceConnectionFactory redis = new LettuceConnectionFactory(address.host(), address.port());
        redis.afterPropertiesSet();
        redis.start();
        return redis;
    }

    @Override
    RankingUnderTest rank(ScoredBoard board) {
        try (RedisConnection connection = redis.getConnection()) {
            connection.serverCommands().flushDb();
        }
        Definitions definitions = board.definitions();
        new RedisDefinitions(redis, KEYS)
                .keep(new LogPartition("definitions", 0), -1, 0, definitions, definitions.all());
        PartitionWriter writer = new PartitionWriter(
                new LogPartition("topic", 0),
                KEYS.shards(),
                new Fold(KEYS.shards(), PROPERTIES, 1000),
                new RedisStandings(redis, KEYS, PROPERTIES.dedup()));
        assertThat(writer.write(board.records())).isEmpty();
        return new Scripts(
                new BoardReader(redis, KEYS),
                new Ranking(BOARD, 1, Period.ALL_TIME, board.order(), board.depth(), null));
    }

    @AfterAll
    void close() {
        redis.destroy();
    }

    private record Scripts(BoardReader reader, Ranking ranking) implements RankingUnderTest {

        @Override
        public BoardPage page(long start, long end) {
            return reader.page(ranking, start, end);
        }

        @Override
        public BoardPage after(long score, String player, int limit) {
            return reader.after(ranking, score, player, limit);
        }

        @Override
        public Optional<BoardPage> around(String player, int range) {
            return reader.around(ranking, player, range);
        }

        @Override
        public BoardPage among(List<String> players) {
            return reader.among(ranking, players);
        }

        @Override
        public Optional<Standing> standing(String player) {
            return reader.standing(ranking, player);
        }
    }
}
