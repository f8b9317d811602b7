package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchableStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.ScoreRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The table {@code user_scores}. */
@Component
class CassandraScoreTable {

    // Rows per statement: enough to save work, and few enough for a node.
    private static final int CHUNK_SIZE = 100;

    private static final String READ =
            "SELECT * FROM user_scores WHERE board = ? AND season = ? AND window = ? AND period = ?";
    private static final String OF_PLAYERS = READ + " AND player IN ? AND topic_id = ? AND log_partition = ?";
    private static final String OF_PLAYER = "SELECT * FROM user_scores WHERE player = ?";
    private static final String WRITE = """
            INSERT INTO user_scores (board, season, window, period, player, topic_id, log_partition, last_offset, score, rule, log_time)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL ?""";
    private static final String DELETE = """
            DELETE FROM user_scores USING TIMESTAMP ? WHERE board = ? AND season = ? AND window = ? AND period = ?
            AND player = ? AND topic_id = ? AND log_partition = ?""";

    private final CassandraClient cassandra;
    private final Clock clock;

    CassandraScoreTable(CassandraClient cassandra, Clock clock) {
        this.cassandra = cassandra;
        this.clock = clock;
    }

    /** The rows of {@code partition} for these keys. */
    List<ScoreRow> read(LogPartition partition, Collection<ScoreKey> keys) {
        Map<BoardPeriod, List<String>> players = new LinkedHashMap<>();
        keys.forEach(key ->
                players.computeIfAbsent(key.board(), b -> new ArrayList<>()).add(key.player()));
        List<BoundStatement> queries = new ArrayList<>();
        players.forEach((board, all) -> chunks(all)
                .forEach(some -> queries.add(cassandra.bind(
                        OF_PLAYERS,
                        board.board(),
                        board.season(),
                        board.window(),
                        board.period(),
                        some,
                        partition.topicId(),
                        partition.partition()))));
        return cassandra.rows(queries).stream().map(CassandraScoreTable::row).toList();
    }

    /** All rows of some players, of all partitions. */
    List<ScoreRow> of(Collection<String> players) {
        List<ScoreRow> rows = new ArrayList<>();
        for (String player : players) {
            cassandra.execute(cassandra.bind(OF_PLAYER, player)).forEach(row -> rows.add(row(row)));
        }
        return rows;
    }

    /** All rows of a board. */
    List<ScoreRow> of(BoardPeriod board) {
        List<ScoreRow> rows = new ArrayList<>();
        cassandra
                .execute(cassandra.bind(READ, board.board(), board.season(), board.window(), board.period()))
                .forEach(row -> rows.add(row(row)));
        return rows;
    }

    private static ScoreRow row(Row row) {
        PartialScore score = new PartialScore(
                row.getLong("score"),
                ScoreRule.valueOf(text(row, "rule").toUpperCase(Locale.ROOT)),
                Objects.requireNonNull(row.getInstant("log_time")),
                OptionalLong.empty());
        BoardPeriod board =
                new BoardPeriod(text(row, "board"), row.getLong("season"), text(row, "window"), text(row, "period"));
        return new ScoreRow(
                new ScoreKey(board, text(row, "player")),
                new LogPartition(text(row, "topic_id"), row.getInt("log_partition")),
                row.getLong("last_offset"),
                score);
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column));
    }

    /** Writes or deletes rows; stored rows with a higher offset win. */
    void write(Collection<ScoreRow> rows) {
        // Rows of one board are in one partition, so they are written in one batch.
        Map<BoardPeriod, List<BatchableStatement<?>>> byBoard = new LinkedHashMap<>();
        rows.forEach(row -> byBoard.computeIfAbsent(row.key().board(), b -> new ArrayList<>())
                .add(statement(row)));
        List<BatchStatement> batches = new ArrayList<>();
        byBoard.values()
                .forEach(all -> chunks(all)
                        .forEach(some -> batches.add(BatchStatement.newInstance(DefaultBatchType.UNLOGGED, some))));
        cassandra.executeAll(batches);
    }

    private BoundStatement statement(ScoreRow row) {
        BoardPeriod board = row.key().board();
        String player = row.key().player();
        LogPartition partition = row.partition();
        PartialScore score = row.score();
        long timestamp = WriteTimestamps.of(row.offset());
        return score == null
                ? cassandra.bind(
                        DELETE,
                        timestamp,
                        board.board(),
                        board.season(),
                        board.window(),
                        board.period(),
                        player,
                        partition.topicId(),
                        partition.partition())
                : cassandra.bind(
                        WRITE,
                        board.board(),
                        board.season(),
                        board.window(),
                        board.period(),
                        player,
                        partition.topicId(),
                        partition.partition(),
                        row.offset(),
                        score.score(),
                        score.rule().name().toLowerCase(Locale.ROOT),
                        score.logTime(),
                        timestamp,
                        TimeToLive.seconds(score.expiresAt(), clock.instant()));
    }

    private static <T> Stream<List<T>> chunks(List<T> all) {
        return IntStream.range(0, (all.size() + CHUNK_SIZE - 1) / CHUNK_SIZE)
                .mapToObj(i -> all.subList(i * CHUNK_SIZE, Math.min(all.size(), (i + 1) * CHUNK_SIZE)));
    }
}
