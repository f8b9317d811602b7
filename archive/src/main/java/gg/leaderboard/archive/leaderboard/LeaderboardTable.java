package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.FoldTables;
import gg.leaderboard.standings.definition.ScoreRule;
import gg.leaderboard.standings.fold.BoardChange;
import gg.leaderboard.standings.fold.BoardChange.ChangedPeriod;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Current standings: the score of every player on every board, season, window and period. */
@Component
public class LeaderboardTable implements FoldTables {

    // In the order of the primary key, so that neighbouring rows share pages.
    private static final String UPSERT = """
            INSERT INTO leaderboards AS l (player, board, season, "window", period, score, expires_at)
            SELECT player, ?, ?, "window", period, score, expires_at
            FROM unnest(?, ?) AS scores (player, score), unnest(?, ?, ?::timestamptz[]) AS periods ("window", period, expires_at)
            ORDER BY player, "window", period
            ON CONFLICT (player, board, season, "window", period)
            DO UPDATE SET score = %s, expires_at = excluded.expires_at, updated_at = now()""";

    private final JdbcTemplate jdbc;
    private final BanTable bans;

    LeaderboardTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.bans = new BanTable(jdbc);
    }

    @Override
    public FoldName fold() {
        return FoldName.LEADERBOARDS;
    }

    @Override
    public boolean holdScores() {
        return true;
    }

    @Override
    public void clear() {
        jdbc.update("DELETE FROM leaderboards");
        bans.clear();
    }

    @Override
    public void write(StandingsUpdate update) {
        update.moderations().forEach(this::moderate);
        update.boards().forEach(this::add);
    }

    private void moderate(Moderation moderation) {
        String player = moderation.playerId();
        if (moderation.erased() || moderation.removedEverywhere()) {
            jdbc.update("DELETE FROM leaderboards WHERE player = ?", player);
        } else if (!moderation.removedFrom().isEmpty()) {
            jdbc.update(
                    "DELETE FROM leaderboards WHERE player = ? AND board = ANY (?)",
                    player,
                    moderation.removedFrom().toArray(String[]::new));
        }
        if (moderation.concernsBans()) {
            bans.write(player, moderation.bansAfter(bans.read(player)));
        }
    }

    private void add(BoardChange change) {
        Map<String, Long> scores = change.scores();
        List<ChangedPeriod> periods = change.periods();
        jdbc.update(
                UPSERT.formatted(joinExpression(change.rule())),
                change.board(),
                change.season(),
                scores.keySet().toArray(String[]::new),
                scores.values().toArray(Long[]::new),
                periods.stream().map(in -> in.period().window().label()).toArray(String[]::new),
                periods.stream().map(in -> in.period().label()).toArray(String[]::new),
                periods.stream()
                        .map(in -> in.expiry().map(Instant::toString).orElse(null))
                        .toArray(String[]::new));
    }

    private static String joinExpression(ScoreRule rule) {
        return switch (rule) {
            case SUM -> "l.score + excluded.score";
            case HIGHEST -> "greatest(l.score, excluded.score)";
            case LOWEST -> "least(l.score, excluded.score)";
            case LATEST -> "excluded.score";
        };
    }
}
