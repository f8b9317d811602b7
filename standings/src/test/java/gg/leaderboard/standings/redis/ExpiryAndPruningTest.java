package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.events.EventInfo;
import gg.leaderboard.events.GameEvent.PlayerScored;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.fold.Fold;
import gg.leaderboard.standings.fold.LogRecord;
import gg.leaderboard.standings.fold.PartitionWriter;
import gg.leaderboard.standings.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests what an update does to the ids and entries of earlier ones. */
class ExpiryAndPruningTest {

    private static final Instant NOW = Instant.parse("2036-11-20T12:00:00Z");
    private static final LogPartition PARTITION = new LogPartition("topic", 0);
    private static final StandingsProperties PROPERTIES =
            new StandingsProperties(1, List.of(Window.ALLTIME), new Dedup(Duration.ofHours(24), 1));

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    @Test
    void ids_live_almost_three_horizons_after_the_last_write() {
        write(0, "a");
        String ids = redis.template().keys("processed:events:*").iterator().next();
        redis.template().expire(ids, Duration.ofMinutes(60 * 71 + 30));
        write(1, "a");
        assertThat(redis.template().getExpire(ids)).isBetween(71 * 3600L, 71 * 3600L + 1800);
        redis.template().expire(ids, Duration.ofMinutes(60 * 71 - 1));
        write(2, "a");
        assertThat(redis.template().getExpire(ids)).isBetween(72 * 3600L - 600, 72 * 3600L);
    }

    @Test
    void boards_of_a_player_that_no_longer_exist_are_forgotten() {
        write(0, games(0, 20));
        redis.template().delete(redis.template().keys("leaderboard:game:*"));
        write(20, games(20, 40));
        assertThat(redis.template().<String, String>opsForHash().keys("standings:boards-of:p"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("global "), Stream.of(games(20, 40)).map(game -> "game:" + game + " "))
                        .toList());
    }

    private static String[] games(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "g" + i).toArray(String[]::new);
    }

    private void write(long first, String... games) {
        Fold fold = new Fold(Shards.ONE, PROPERTIES, 1000);
        RedisStandings standings = new RedisStandings(redis.connections(), Keys.of(PROPERTIES), PROPERTIES.dedup());
        List<LogRecord> records = IntStream.range(0, games.length)
                .mapToObj(i -> LogRecord.of(
                        first + i,
                        NOW,
                        new PlayerScored(new EventInfo("e" + (first + i), NOW, "p", null, games[i]), 5, null),
                        Definitions.NONE))
                .toList();
        new PartitionWriter(PARTITION, Shards.ONE, fold, standings).write(records);
    }
}
