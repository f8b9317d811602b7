package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.standings.ban.Ban;
import gg.leaderboard.standings.ban.Bans;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code hidden_players}: one row for each ban, from one board or from all. */
final class BanTable {

    private final JdbcTemplate jdbc;

    BanTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void clear() {
        jdbc.update("DELETE FROM hidden_players");
    }

    Bans read(String player) {
        Map<String, Ban> byBoard = new HashMap<>();
        jdbc.query(
                "SELECT board, ban_id, since, until, reason FROM hidden_players WHERE player = ?",
                row -> {
                    byBoard.put(row.getString("board"), ban(row));
                },
                player);
        return new Bans(byBoard);
    }

    private static Ban ban(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("until");
        return new Ban(
                row.getString("ban_id"),
                row.getTimestamp("since").toInstant(),
                until == null ? null : until.toInstant(),
                row.getString("reason"));
    }

    /** Replaces all bans of a player. */
    void write(String player, Bans bans) {
        jdbc.update("DELETE FROM hidden_players WHERE player = ?", player);
        List<@Nullable Object[]> rows = bans.byBoard().entrySet().stream()
                .map(each -> row(player, each.getKey(), each.getValue()))
                .toList();
        jdbc.batchUpdate(
                "INSERT INTO hidden_players (player, board, ban_id, since, until, reason) VALUES (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private static @Nullable Object[] row(String player, String board, Ban ban) {
        return new @Nullable Object[] {
            player,
            board,
            ban.id(),
            Timestamp.from(ban.since()),
            ban.until() == null ? null : Timestamp.from(ban.until()),
            ban.reason()
        };
    }
}
