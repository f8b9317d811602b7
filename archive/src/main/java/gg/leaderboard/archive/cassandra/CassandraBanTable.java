package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.ban.Ban;
import gg.leaderboard.standings.ban.Bans;
import gg.leaderboard.standings.ban.BansJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The table {@code hidden_players}. */
@Component
class CassandraBanTable {

    private static final String READ = "SELECT * FROM hidden_players";
    private static final String OF_PLAYER = READ + " WHERE player = ?";
    private static final String WRITE = """
            INSERT INTO hidden_players (player, topic_id, log_partition, last_offset, bans, log_time)
            VALUES (?, ?, ?, ?, ?, ?) USING TIMESTAMP ?""";
    private static final String DELETE = """
            DELETE FROM hidden_players USING TIMESTAMP ? WHERE player = ? AND topic_id = ? AND log_partition = ?""";

    private final CassandraClient cassandra;

    CassandraBanTable(CassandraClient cassandra) {
        this.cassandra = cassandra;
    }

    /** The players who are hidden from {@code board}. Bans are few: reading all is cheaper than a query for each player. */
    Set<String> from(String board) {
        Map<String, BanRow> latest = new HashMap<>();
        cassandra
                .execute(cassandra.bind(READ))
                .forEach(row -> latest.merge(
                        text(row, "player"), ban(row), (a, b) -> b.logTime().isBefore(a.logTime()) ? a : b));
        return latest.values().stream()
                .filter(row -> row.bans() != null && row.bans().hideFrom(board))
                .map(BanRow::player)
                .collect(Collectors.toSet());
    }

    /** The rows of some players, of all partitions. */
    List<BanRow> of(Collection<String> players) {
        return cassandra
                .rows(players.stream()
                        .map(player -> cassandra.bind(OF_PLAYER, player))
                        .toList())
                .stream()
                .map(CassandraBanTable::ban)
                .toList();
    }

    private static BanRow ban(Row row) {
        return new BanRow(
                text(row, "player"),
                new LogPartition(text(row, "topic_id"), row.getInt("log_partition")),
                row.getLong("last_offset"),
                bans(row),
                Objects.requireNonNull(row.getInstant("log_time")));
    }

    private static Bans bans(Row row) {
        String bans = row.getString("bans");
        if (bans != null) {
            return BansJson.read(bans, UnaryOperator.identity());
        }
        // An earlier release had only bans from all boards.
        return row.getColumnDefinitions().contains("hidden") && row.getBoolean("hidden")
                ? new Bans(Map.of(Bans.EVERYWHERE, new Ban("", Instant.EPOCH, null, null)))
                : Bans.NONE;
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNull(row.getString(column));
    }

    /** Writes or deletes rows; stored rows with a higher offset win. */
    void write(Collection<BanRow> bans) {
        List<BoundStatement> statements = new ArrayList<>();
        for (BanRow ban : bans) {
            LogPartition partition = ban.partition();
            long timestamp = WriteTimestamps.of(ban.offset());
            statements.add(
                    ban.bans() == null
                            ? cassandra.bind(
                                    DELETE, timestamp, ban.player(), partition.topicId(), partition.partition())
                            : cassandra.bind(
                                    WRITE,
                                    ban.player(),
                                    partition.topicId(),
                                    partition.partition(),
                                    ban.offset(),
                                    BansJson.write(ban.bans()),
                                    ban.logTime(),
                                    timestamp));
        }
        cassandra.executeAll(statements);
    }
}
