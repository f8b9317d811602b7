package gg.leaderboard.archive.checkpoint;

import gg.leaderboard.archive.store.BoardPeriod;
import gg.leaderboard.standings.ban.BansJson;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes checkpoints, within the current transaction. */
@Component
public class CheckpointWriter {

    private static final String CHANGE = "INSERT INTO checkpoint_changes"
            + " (log_time, part, board, season, rule, periods, expires_at, players, scores, entries)"
            + " VALUES (?, ?, ?, ?, ?::score_rule, ?, ?::timestamptz[], ?, ?, ?)";

    private static final String WITHOUT_TOTALS = """
            SELECT changed.board, changed.season, changed.period
            FROM (SELECT DISTINCT board, season, unnest(periods) AS period FROM checkpoint_changes WHERE log_time = ?) AS changed
            LEFT JOIN LATERAL (
                SELECT log_time, entries FROM checkpoint_totals t
                WHERE t.board = changed.board AND t.season = changed.season AND t.period = changed.period
                ORDER BY log_time DESC LIMIT 1) AS totals ON true
            CROSS JOIN LATERAL (
                SELECT count(*) AS changes, sum(entries) AS entries FROM checkpoint_changes c
                WHERE c.board = changed.board AND c.season = changed.season AND changed.period = ANY (c.periods)
                AND c.log_time > coalesce(totals.log_time, '-infinity')) AS since
            WHERE since.changes >= ? OR since.entries >= greatest(?, ? * coalesce(totals.entries, 0))""";

    private static final int MAX_CHANGES = 256;
    private static final int CHANGES_PER_TOTAL = 3;

    private final JdbcTemplate jdbc;

    CheckpointWriter(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds a checkpoint.
     *
     * @param updates changes by the events since the previous checkpoint, in the order of the log
     * @param events number of these events
     */
    public void add(Checkpoint checkpoint, List<StandingsUpdate> updates, long events) {
        Timestamp logTime = Timestamp.from(checkpoint.logTime());
        jdbc.update("INSERT INTO checkpoints VALUES (?, ?)", logTime, events);
        jdbc.batchUpdate(
                "INSERT INTO checkpoint_positions VALUES (?, ?, ?, ?)",
                checkpoint.positions().entrySet().stream()
                        .map(p -> new Object[] {
                            logTime, p.getKey().topicId(), p.getKey().partition(), p.getValue()
                        })
                        .toList());
        for (int part = 0; part < updates.size(); part++) {
            for (Moderation moderation : updates.get(part).moderations()) {
                add(logTime, part, moderation);
            }
        }
        addChanges(checkpoint.logTime(), updates, null);
    }

    private void add(Timestamp logTime, int part, Moderation moderation) {
        jdbc.update(
                "INSERT INTO checkpoint_moderations (log_time, part, player, everywhere, erased, removed_from, bans)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                logTime,
                part,
                moderation.playerId(),
                moderation.removedEverywhere(),
                moderation.erased(),
                moderation.removedFrom().toArray(String[]::new),
                moderation.bans().isEmpty() ? null : BansJson.write(moderation.bans(), UnaryOperator.identity()));
    }

    /** Replaces the changes of one board in an existing checkpoint. */
    public void replaceChanges(Instant logTime, List<StandingsUpdate> updates, String board) {
        jdbc.update("DELETE FROM checkpoint_changes WHERE log_time = ? AND board = ?", Timestamp.from(logTime), board);
        addChanges(logTime, updates, board);
    }

    private void addChanges(Instant logTime, List<StandingsUpdate> updates, @Nullable String board) {
        for (int part = 0; part < updates.size(); part++) {
            for (BoardChange change : updates.get(part).boards()) {
                if (board == null || board.equals(change.board())) {
                    add(Timestamp.from(logTime), part, change);
                }
            }
        }
    }

    private void add(Timestamp logTime, int part, BoardChange change) {
        jdbc.update(
                CHANGE,
                logTime,
                part,
                change.board(),
                change.season(),
                change.rule().name().toLowerCase(Locale.ROOT),
                change.periods().stream()
                        .map(in -> BoardPeriod.of(change.board(), change.season(), in.period())
                                .key())
                        .toArray(String[]::new),
                change.periods().stream()
                        .map(in -> in.expiry().map(Instant::toString).orElse(null))
                        .toArray(String[]::new),
                change.scores().keySet().toArray(String[]::new),
                change.scores().values().toArray(Long[]::new),
                change.scores().size());
    }

    /** Writes the sum of all changes up to a checkpoint. */
    public void addTotals(BoardPeriod period, Checkpoint checkpoint, PeriodScores scores) {
        jdbc.update(
                "INSERT INTO checkpoint_totals VALUES (?, ?, ?, ?, ?, ?, ?)",
                period.board(),
                period.season(),
                period.key(),
                Timestamp.from(checkpoint.logTime()),
                scores.all().keySet().toArray(String[]::new),
                scores.all().values().toArray(Long[]::new),
                scores.all().size());
    }

    /**
     * The periods changed by the newest checkpoint that have too many changes since their last totals.
     *
     * @param entries minimum number of scores in these changes; more for a larger board
     */
    public List<BoardPeriod> dueForTotals(Checkpoint newest, int entries) {
        return jdbc.query(
                WITHOUT_TOTALS,
                (row, number) ->
                        BoardPeriod.parse(row.getString("board"), row.getLong("season"), row.getString("period")),
                Timestamp.from(newest.logTime()),
                MAX_CHANGES,
                entries,
                CHANGES_PER_TOTAL);
    }

    /** Removes players from all checkpoints. */
    public void erase(Collection<String> players) {
        String[] erased = players.toArray(String[]::new);
        for (String table : List.of("checkpoint_changes", "checkpoint_totals")) {
            jdbc.update("""
                    UPDATE %s SET (players, scores) = (
                        SELECT coalesce(array_agg(player), '{}'), coalesce(array_agg(score), '{}')
                        FROM unnest(players, scores) AS kept (player, score) WHERE player <> ALL (?::text[]))
                    WHERE players && ?::text[]""".formatted(table), erased, erased);
        }
        jdbc.update("DELETE FROM checkpoint_moderations WHERE player = ANY (?)", (Object) erased);
        jdbc.update("DELETE FROM checkpoint_erasures WHERE player = ANY (?)", (Object) erased);
    }
}
