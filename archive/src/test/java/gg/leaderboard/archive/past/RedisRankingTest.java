package gg.leaderboard.archive.past;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.board.Ranking;
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
        BoardReader reader = new BoardReader(redis, KEYS);
        Ranking ranking = new Ranking(BOARD, 1, Period.ALL_TIME, board.order(), board.depth(), null);
        return new RankingUnderTest(
                (start, end) -> reader.page(ranking, start, end),
                (score, player, limit) -> reader.after(ranking, score, player, limit),
                (player, range) -> reader.around(ranking, player, range),
                players -> reader.among(ranking, players),
                player -> reader.standing(ranking, player));
    }

    @AfterAll
    void close() {
        redis.destroy();
    }
}
