package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.ban.BansJson;
import gg.leaderboard.standings.definition.ScoreRule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Reads checkpoints; call it within a {@link gg.leaderboard.archive.store.SnapshotTransaction}. */
@Component
public class CheckpointReader {

    private static final String TOTALS = """
            SELECT log_time, players, scores FROM checkpoint_totals
            WHERE board = ? AND season = ? AND period = ? AND log_time <= ? ORDER BY log_time DESC LIMIT 1""";

    // In the order of the log; within a part, removals come before scores.
    private static final String CHANGES = """
            SELECT log_time, part, 0 AS step, NULL::text AS rule, ARRAY[player] AS players, NULL AS scores
            FROM checkpoint_moderations
            WHERE log_time > ? AND log_time <= ? AND (erased OR everywhere OR ? = ANY (removed_from))
            UNION ALL
            SELECT log_time, part, 1, rule::text, players, scores FROM checkpoint_changes
            WHERE log_time > ? AND log_time <= ? AND board = ? AND season = ? AND ? = ANY (periods)
            ORDER BY 1, 2, 3""";

    private final JdbcTemplate jdbc;

    CheckpointReader(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The scores of {@code period} at {@code checkpoint}. */
    public PeriodScores scores(BoardPeriod period, Checkpoint checkpoint) {
        PeriodScores scores = new PeriodScores(period);
        Timestamp from = Timestamp.from(addTotals(scores, period, checkpoint));
        Timestamp to = Timestamp.from(checkpoint.logTime());
        jdbc.query(
                CHANGES,
                row -> {
                    add(scores, row);
                },
                from,
                to,
                period.board(),
                from,
                to,
                period.board(),
                period.season(),
                period.key());
        eraseFrom(scores::remove);
        return scores;
    }

    // Returns the log time of the totals.
    private Instant addTotals(PeriodScores scores, BoardPeriod period, Checkpoint checkpoint) {
        return jdbc
                .query(
                        TOTALS,
                        (row, number) -> {
                            join(scores, row, ScoreRule.LATEST);
                            return row.getTimestamp("log_time").toInstant();
                        },
                        period.board(),
                        period.season(),
                        period.key(),
                        Timestamp.from(checkpoint.logTime()))
                .stream()
                .findFirst()
                .orElse(Checkpoint.BEGINNING.logTime());
    }

    private static void add(PeriodScores scores, ResultSet row) throws SQLException {
        String rule = row.getString("rule");
        if (rule == null) {
            for (String player : players(row)) {
                scores.remove(player);
            }
        } else {
            join(scores, row, ScoreRule.valueOf(rule.toUpperCase(Locale.ROOT)));
        }
    }

    private static void join(PeriodScores scores, ResultSet row, ScoreRule rule) throws SQLException {
        String[] players = players(row);
        Long[] values = (Long[]) row.getArray("scores").getArray();
        for (int i = 0; i < players.length; i++) {
            scores.join(players[i], values[i], rule);
        }
    }

    private static String[] players(ResultSet row) throws SQLException {
        return (String[]) row.getArray("players").getArray();
    }

    /** The hidden players at {@code checkpoint}. */
    public HiddenPlayers hidden(Checkpoint checkpoint) {
        HiddenPlayers hidden = new HiddenPlayers();
        jdbc.query(
                "SELECT player, erased, bans FROM checkpoint_moderations WHERE log_time <= ? ORDER BY log_time, part",
                row -> {
                    String bans = row.getString("bans");
                    hidden.moderate(
                            row.getString("player"),
                            row.getBoolean("erased"),
                            bans == null ? List.of() : BansJson.readChanges(bans));
                },
                Timestamp.from(checkpoint.logTime()));
        eraseFrom(hidden::remove);
        return hidden;
    }

    /** The periods of a board that were written up to {@code checkpoint}. */
    public PeriodLifetimes lifetimes(String board, Checkpoint checkpoint) {
        PeriodLifetimes lifetimes = new PeriodLifetimes(board);
        jdbc.query(
                "SELECT log_time, season, periods, expires_at FROM checkpoint_changes"
                        + " WHERE board = ? AND log_time <= ? ORDER BY log_time, part",
                row -> {
                    String[] periods = (String[]) row.getArray("periods").getArray();
                    Timestamp[] ends = (Timestamp[]) row.getArray("expires_at").getArray();
                    for (int i = 0; i < periods.length; i++) {
                        lifetimes.add(
                                BoardPeriod.parse(board, row.getLong("season"), periods[i]),
                                row.getTimestamp("log_time").toInstant(),
                                ends[i] == null ? null : ends[i].toInstant());
                    }
                },
                board,
                Timestamp.from(checkpoint.logTime()));
        return lifetimes;
    }

    private void eraseFrom(Consumer<String> players) {
        jdbc.queryForList("SELECT player FROM checkpoint_erasures", String.class)
                .forEach(players);
    }
}
