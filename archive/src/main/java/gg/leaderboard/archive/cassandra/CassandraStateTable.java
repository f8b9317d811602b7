package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** The table {@code score_states}. */
@Component
class CassandraStateTable {

    private static final String OF_PLAYER = "SELECT * FROM score_states WHERE player = ?";
    private static final String WRITE = """
            INSERT INTO score_states (player, topic_id, log_partition, board, season, last_offset, state)
            VALUES (?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ? AND TTL ?""";
    private static final String DELETE = """
            DELETE FROM score_states USING TIMESTAMP ?
            WHERE player = ? AND topic_id = ? AND log_partition = ? AND board = ? AND season = ?""";

    private final CassandraClient cassandra;
    private final Clock clock;

    CassandraStateTable(CassandraClient cassandra, Clock clock) {
        this.cassandra = cassandra;
        this.clock = clock;
    }

    /** All rows of some players, of all partitions. */
    List<StateRow> of(Collection<String> players) {
        List<StateRow> rows = new ArrayList<>();
        List<BoundStatement> queries = players.stream()
                .map(player -> cassandra.bind(OF_PLAYER, player))
                .toList();
        List<AsyncResultSet> answers = cassandra.executeAll(queries);
        for (int i = 0; i < answers.size(); i++) {
            Iterable<Row> all = answers.get(i).hasMorePages()
                    ? cassandra.execute(queries.get(i))
                    : answers.get(i).currentPage();
            all.forEach(row -> rows.add(state(row)));
        }
        return rows;
    }

    private static StateRow state(Row row) {
        return new StateRow(
                new ScoreKey(text(row, "board"), row.getLong("season"), text(row, "player")),
                new LogPartition(text(row, "topic_id"), row.getInt("log_partition")),
                row.getLong("last_offset"),
                ScoreState.parse(text(row, "state")),
                OptionalLong.empty());
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column));
    }

    /** Writes or deletes rows; stored rows with a higher offset win. */
    void write(Collection<StateRow> rows) {
        cassandra.executeAll(rows.stream().map(this::statement).toList());
    }

    private BoundStatement statement(StateRow row) {
        ScoreKey key = row.key();
        LogPartition partition = row.partition();
        ScoreState state = row.state();
        long timestamp = WriteTimestamps.of(row.offset());
        return state == null
                ? cassandra.bind(
                        DELETE,
                        timestamp,
                        key.playerId(),
                        partition.topicId(),
                        partition.partition(),
                        key.board(),
                        key.season())
                : cassandra.bind(
                        WRITE,
                        key.playerId(),
                        partition.topicId(),
                        partition.partition(),
                        key.board(),
                        key.season(),
                        row.offset(),
                        state.text(),
                        timestamp,
                        TimeToLive.ofState(row.expiresAt(), clock.instant()));
    }
}
