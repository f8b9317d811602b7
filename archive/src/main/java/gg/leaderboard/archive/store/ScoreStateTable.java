package gg.leaderboard.archive.store;

import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.fold.Moderation;
import gg.leaderboard.standings.fold.ScoreKey;
import gg.leaderboard.standings.fold.ScoreState;
import gg.leaderboard.standings.fold.ScoreStateChange;
import gg.leaderboard.standings.fold.StandingsUpdate;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The last scores of players that each fold compares the next score with, for the bounds of boards. */
@Component
public class ScoreStateTable {

    private final JdbcTemplate jdbc;

    ScoreStateTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The states from {@code partition}; players without one are absent. */
    public Map<ScoreKey, ScoreState> read(FoldName fold, LogPartition partition, Collection<ScoreKey> keys) {
        Map<ScoreKey, ScoreState> states = new HashMap<>();
        if (keys.isEmpty()) {
            return states;
        }
        List<ScoreKey> ordered = List.copyOf(keys);
        jdbc.query(
                """
                SELECT board, season, player, state FROM score_states
                WHERE fold = ?::fold AND topic_id = ? AND partition = ?
                    AND (board, season, player) IN (SELECT * FROM unnest(?::text[], ?::bigint[], ?::text[]))""",
                row -> {
                    states.put(
                            new ScoreKey(row.getString(1), row.getLong(2), row.getString(3)),
                            ScoreState.parse(row.getString(4)));
                },
                fold.label(),
                partition.topicId(),
                partition.partition(),
                ordered.stream().map(ScoreKey::board).toArray(String[]::new),
                ordered.stream().map(ScoreKey::season).toArray(Long[]::new),
                ordered.stream().map(ScoreKey::playerId).toArray(String[]::new));
        return states;
    }

    /** Writes the states of an update. */
    public void write(FoldName fold, StandingsUpdate update) {
        update.moderations().forEach(moderation -> remove(fold, moderation));
        update.states().forEach(change -> write(fold, update.partition(), change));
    }

    private void remove(FoldName fold, Moderation moderation) {
        if (moderation.erased() || moderation.removedEverywhere()) {
            jdbc.update(
                    "DELETE FROM score_states WHERE player = ? AND fold = ?::fold",
                    moderation.playerId(),
                    fold.label());
        } else if (!moderation.removedFrom().isEmpty()) {
            jdbc.update(
                    "DELETE FROM score_states WHERE player = ? AND fold = ?::fold AND board = ANY (?)",
                    moderation.playerId(),
                    fold.label(),
                    moderation.removedFrom().toArray(String[]::new));
        }
    }

    // At least for a day: a replay compares the scores of a season that has expired, too.
    private void write(FoldName fold, LogPartition partition, ScoreStateChange change) {
        jdbc.update(
                """
                INSERT INTO score_states (fold, topic_id, partition, board, season, player, state, expires_at)
                SELECT ?::fold, ?, ?, ?, ?, player, state,
                    CASE WHEN expiry IS NOT NULL THEN greatest(expiry, now() + interval '1 day') END
                FROM (SELECT ?::timestamptz AS expiry) AS e, unnest(?::text[], ?::text[]) AS s (player, state)
                ORDER BY player
                ON CONFLICT (fold, topic_id, partition, board, season, player)
                DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at""",
                fold.label(),
                partition.topicId(),
                partition.partition(),
                change.board(),
                change.season(),
                expiry(change),
                change.states().keySet().toArray(String[]::new),
                change.states().values().stream().map(ScoreState::text).toArray(String[]::new));
    }

    private static @Nullable Timestamp expiry(ScoreStateChange change) {
        return change.expiresAt().isPresent()
                ? Timestamp.from(Instant.ofEpochMilli(change.expiresAt().getAsLong()))
                : null;
    }
}
