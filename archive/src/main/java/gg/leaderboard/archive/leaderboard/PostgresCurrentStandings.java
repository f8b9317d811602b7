package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.archive.store.Schema;
import gg.leaderboard.standings.board.BoardEntry;
import gg.leaderboard.standings.definition.SortOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Current standings in PostgreSQL. */
@Component
public class PostgresCurrentStandings implements CurrentStandings {

    private static final String RANKED = """
            SELECT rank() OVER (ORDER BY score %s) AS rank, player, score FROM leaderboards
            WHERE board = ? AND season = ? AND "window" = ? AND period = ?
                AND NOT EXISTS (
                    SELECT FROM hidden_players AS h WHERE h.player = leaderboards.player AND h.board IN ('*', leaderboards.board))""";

    private final Schema schema;
    private final JdbcTemplate jdbc;

    PostgresCurrentStandings(Schema schema, JdbcTemplate jdbc) {
        this.schema = schema;
        this.jdbc = jdbc;
    }

    @Override
    public List<BoardEntry> top(BoardPeriod board, SortOrder order, int limit) {
        schema.migrate();
        return jdbc.query(
                // Ties sort byte by byte as in Redis, independent of the collation of the database.
                ranked(order) + " ORDER BY rank, player COLLATE \"C\" LIMIT ?",
                PostgresCurrentStandings::entry,
                board.board(),
                board.season(),
                board.window(),
                board.period(),
                limit);
    }

    private static String ranked(SortOrder order) {
        return RANKED.formatted(order.name());
    }

    private static BoardEntry entry(ResultSet row, int number) throws SQLException {
        return new BoardEntry(row.getLong("rank"), row.getString("player"), row.getLong("score"));
    }
}
