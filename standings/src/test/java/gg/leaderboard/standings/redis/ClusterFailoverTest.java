package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.window.Period;
import gg.leaderboard.standings.window.Window;
import gg.leaderboard.testing.RedisCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Writes to a Redis Cluster and reads from it while a replica takes the place of a primary. */
class ClusterFailoverTest {

    private static final LogPartition PARTITION = new LogPartition("t", 0);
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final int EVENTS = 2000;
    private static final int PLAYERS = 40;
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(16, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 64));
    private static final Keys KEYS = Keys.of(PROPERTIES);
    // Player i has the events i, i + 40, …, each with one point.
    private static final List<LogRecord> LOG = IntStream.range(0, EVENTS)
            .mapToObj(i -> LogRecord.of(
                    i,
                    NOW,
                    new PlayerScored(new EventInfo("e" + i, NOW, "p" + i % PLAYERS, "P", "arena"), 1, "kill"),
                    Definitions.NONE))
            .toList();

    @Test
    void every_event_counts_once_while_a_primary_is_replaced(@TempDir Path directory) {
        try (RedisCluster cluster = RedisCluster.start(directory)) {
            LettuceConnectionFactory redis = new LettuceConnectionFactory(
                    new RedisClusterConfiguration(cluster.addresses()),
                    LettuceClientConfiguration.builder()
                            .commandTimeout(Duration.ofSeconds(1))
                            .build());
            redis.afterPropertiesSet();
            redis.start();
            try {
                writeTo(redis, EVENTS / 2);
                cluster.killPrimaryOf(KEYS.board("global", Period.ALL_TIME));
                await().atMost(Duration.ofSeconds(20)).ignoreExceptions().until(() -> writeTo(redis, EVENTS));

                List<BoardEntry> entries = new BoardReader(redis, KEYS)
                        .top(Ranking.builtIn("global", Period.ALL_TIME), 100)
                        .entries();
                assertThat(entries).hasSize(PLAYERS).allMatch(entry -> entry.score() == EVENTS / PLAYERS);
                assertThat(new TotalsReader(new StringRedisTemplate(redis), KEYS).events())
                        .isEqualTo(EVENTS);
            } finally {
                redis.destroy();
            }
        }
    }

    /** Writes the log up to {@code end}, from the progress that the shards have. Returns whether all of it is written. */
    private static boolean writeTo(LettuceConnectionFactory redis, int end) {
        PartitionWriter writer = new PartitionWriter(
                PARTITION,
                KEYS.shards(),
                new Fold(KEYS.shards(), PROPERTIES, 300),
                new RedisStandings(redis, KEYS, PROPERTIES.dedup()));
        for (int next = (int) writer.lowestProgress() + 1; next < end; ) {
            int last = Math.min(end, next + 100);
            // After lost writes, the log is read again from an earlier record.
            next = (int) writer.write(LOG.subList(next, last)).orElse(last);
        }
        return writer.lowestProgress() == end - 1;
    }
}
