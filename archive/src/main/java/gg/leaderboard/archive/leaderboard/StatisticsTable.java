package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.FoldTables;
import gg.leaderboard.standings.fold.ProfileChange;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.profile.PlayerProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Player statistics; the same values as the profiles in Redis. */
@Component
public class StatisticsTable implements FoldTables {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private static final String UPSERT = """
            INSERT INTO player_statistics (player_id, player_name, total_score, total_events, last_active, last_game,
                games_joined, kills, deaths, assists, wins, losses, current_streak, best_streak, actions, event_breakdown)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
            ON CONFLICT (player_id) DO UPDATE SET player_name = excluded.player_name, total_score = excluded.total_score,
                total_events = excluded.total_events, last_active = excluded.last_active, last_game = excluded.last_game,
                games_joined = excluded.games_joined, kills = excluded.kills, deaths = excluded.deaths,
                assists = excluded.assists, wins = excluded.wins, losses = excluded.losses,
                current_streak = excluded.current_streak, best_streak = excluded.best_streak,
                actions = excluded.actions, event_breakdown = excluded.event_breakdown, updated_at = now()""";

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    StatisticsTable(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public FoldName fold() {
        return FoldName.STATISTICS;
    }

    @Override
    public void clear() {
        jdbc.update("DELETE FROM player_statistics");
    }

    @Override
    public void write(StandingsUpdate update) {
        Map<String, PlayerProfile> before =
                read(update.profiles().stream().map(ProfileChange::playerId).toList());
        List<Object[]> changed = new ArrayList<>();
        List<Object[]> gone = new ArrayList<>();
        for (ProfileChange change : update.profiles()) {
            PlayerProfile known = before.get(change.playerId());
            Map<String, String> fields = change.applyTo(known == null ? Map.of() : known.fields());
            if (fields.isEmpty()) {
                gone.add(new Object[] {change.playerId()});
            } else {
                changed.add(row(PlayerProfile.of(change.playerId(), fields)));
            }
        }
        jdbc.batchUpdate("DELETE FROM player_statistics WHERE player_id = ?", gone);
        jdbc.batchUpdate(UPSERT, changed);
    }

    private Map<String, PlayerProfile> read(List<String> players) {
        Map<String, PlayerProfile> profiles = new HashMap<>();
        jdbc.query(
                "SELECT * FROM player_statistics WHERE player_id = ANY (?)",
                row -> {
                    PlayerProfile profile = profile(row);
                    profiles.put(profile.playerId(), profile);
                },
                (Object) players.toArray(String[]::new));
        return profiles;
    }

    private PlayerProfile profile(ResultSet row) throws SQLException {
        Timestamp lastActive = row.getTimestamp("last_active");
        return new PlayerProfile(
                row.getString("player_id"),
                row.getString("player_name"),
                row.getLong("total_score"),
                row.getLong("total_events"),
                lastActive == null ? null : lastActive.toInstant(),
                row.getString("last_game"),
                row.getLong("games_joined"),
                row.getLong("kills"),
                row.getLong("deaths"),
                row.getLong("assists"),
                row.getLong("wins"),
                row.getLong("losses"),
                row.getLong("current_streak"),
                row.getLong("best_streak"),
                json.readValue(row.getString("actions"), COUNTS),
                json.readValue(row.getString("event_breakdown"), COUNTS));
    }

    private Object[] row(PlayerProfile p) {
        return new Object[] {
            p.playerId(),
            p.playerName(),
            p.totalScore(),
            p.eventsCount(),
            p.lastActive() == null ? null : Timestamp.from(p.lastActive()),
            p.lastGame(),
            p.gamesJoined(),
            p.kills(),
            p.deaths(),
            p.assists(),
            p.wins(),
            p.losses(),
            p.currentStreak(),
            p.bestStreak(),
            json.writeValueAsString(p.actions()),
            json.writeValueAsString(p.events())
        };
    }
}
