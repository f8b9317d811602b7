package gg.leaderboard.standings.redis;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.standings.StandingsProperties.Dedup;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.board.BoardPage;
import gg.leaderboard.standings.board.Ranking;
import gg.leaderboard.standings.board.Standing;
import gg.leaderboard.standings.definition.BoardDefinition;
import gg.leaderboard.standings.definition.BoardHistory;
import gg.leaderboard.standings.definition.BoardRules;
import gg.leaderboard.standings.definition.BoardVersion;
import gg.leaderboard.standings.definition.BoardVersion.Change;
import gg.leaderboard.standings.definition.Definitions;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.Generations;
import gg.leaderboard.standings.definition.ResetPeriod;
import gg.leaderboard.standings.definition.SortOrder;
import gg.leaderboard.standings.definition.UpdateMode;
import gg.leaderboard.standings.fixture.EmptyRedis;
import gg.leaderboard.standings.window.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardReaderTest {

    @RegisterExtension
    final EmptyRedis redis = new EmptyRedis();

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void any_page_of_a_board_full_of_ties_equals_a_plain_sort(int shards) {
        Keys keys = new Keys(new Shards(shards));
        BoardReader reader = new BoardReader(redis.connections(), keys);
        Random random = new Random(7);
        for (int run = 0; run < 60; run++) {
            String board = "b" + run;
            Map<String, Long> scores = new TreeMap<>();
            int players = random.nextInt(25);
            for (int i = 0; i < players; i++) {
                scores.put("p" + random.nextInt(1000), (long) random.nextInt(1 + random.nextInt(9)) - 2);
            }
            scores.forEach((player, score) ->
                    redis.template().opsForZSet().add(keys.board(board, Period.ALL_TIME), player, score));
            List<BoardEntry> sorted = ranked(scores);

            for (int page = 0; page < 20; page++) {
                int start = random.nextInt(27);
                int end = start + random.nextInt(12);
                BoardPage read = reader.page(Ranking.builtIn(board, Period.ALL_TIME), start, end);
                assertThat(read.totalPlayers()).isEqualTo(scores.size());
                assertThat(read.entries())
                        .as("positions %d to %d of %s", start, end, scores)
                        .isEqualTo(sorted.subList(Math.min(start, sorted.size()), Math.min(end + 1, sorted.size())));
                assertThat(read.more()).isEqualTo(end + 1 < sorted.size());
            }
            for (BoardEntry entry : sorted) {
                Standing standing = reader.standing(Ranking.builtIn(board, Period.ALL_TIME), entry.playerId())
                        .orElseThrow();
                assertThat(standing.rank()).isEqualTo(entry.rank());
                assertThat(standing.worse())
                        .isEqualTo(sorted.stream()
                                .filter(e -> e.score() < entry.score())
                                .count());
            }
        }
    }

    @Test
    void a_board_without_players_reads_as_empty() {
        BoardReader reader = new BoardReader(redis.connections(), new Keys(Shards.ONE));

        assertThat(reader.top(Ranking.builtIn("nobody", Period.ALL_TIME), 10))
                .isEqualTo(new BoardPage(0, List.of(), false));
        assertThat(reader.standing(Ranking.builtIn("nobody", Period.ALL_TIME), "p"))
                .isEmpty();
    }

    @Test
    void scores_up_to_the_maximum_are_exact() {
        Keys keys = new Keys(Shards.ONE);
        long largest = (1L << 53) - 1;
        redis.template().opsForZSet().add(keys.board("b", Period.ALL_TIME), "high", largest);
        redis.template().opsForZSet().add(keys.board("b", Period.ALL_TIME), "next", largest - 1);

        assertThat(new BoardReader(redis.connections(), keys)
                        .top(Ranking.builtIn("b", Period.ALL_TIME), 2)
                        .entries())
                .containsExactly(new BoardEntry(1, "high", largest), new BoardEntry(2, "next", largest - 1));
    }

    @Test
    void a_board_is_read_in_the_order_of_the_standings_not_of_the_reader() {
        Keys keys = new Keys(Shards.ONE);
        redis.template().opsForZSet().add(keys.board("b", Period.ALL_TIME), "low", 1);
        redis.template().opsForZSet().add(keys.board("b", Period.ALL_TIME), "high", 2);
        BoardHistory made = new BoardHistory(List.of(new BoardVersion(Instant.EPOCH, Change.CREATED, descending("b"))));
        Definitions next = Generations.FIRST
                .withNext(
                        FoldSettings.DEFAULT,
                        Map.of("b", new BoardRules(Instant.EPOCH, SortOrder.ASC, UpdateMode.BEST)))
                .definitionsOf(1, Definitions.NONE.with(made));
        RedisStandings standings = new RedisStandings(redis.connections(), keys, new Dedup(Duration.ofHours(24), 64));
        BoardReader reader = new BoardReader(redis.connections(), keys);
        Ranking believed = Ranking.of(descending("b"), 0, 1, Period.ALL_TIME);

        assertThat(reader.top(believed, 1).entries()).containsExactly(new BoardEntry(1, "high", 2));
        standings.begin(next.stamp());
        new RedisDefinitions(redis.connections(), keys).keep(new LogPartition("t", 0), -1, 1, next, next.all());

        assertThat(reader.top(believed, 1).entries()).containsExactly(new BoardEntry(1, "low", 1));
        assertThat(reader.standing(believed, "high").orElseThrow().rank()).isEqualTo(2);
    }

    private static BoardDefinition descending(String id) {
        return new BoardDefinition(id, id, SortOrder.DESC, UpdateMode.BEST, ResetPeriod.NEVER, ZoneOffset.UTC, null);
    }

    private static List<BoardEntry> ranked(Map<String, Long> scores) {
        List<BoardEntry> entries = new ArrayList<>();
        scores.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> entries.add(new BoardEntry(
                        1
                                + scores.values().stream()
                                        .filter(s -> s > e.getValue())
                                        .count(),
                        e.getKey(),
                        e.getValue())));
        return entries;
    }
}
