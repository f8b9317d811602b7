package gg.leaderboard.archive.crash;

import gg.leaderboard.fixtures.Contents;
import gg.leaderboard.standings.profile.PlayerProfile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the tables of the three folds hold. */
final class Tables {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;

    Tables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void empty() {
        for (String table : List.of(
                "events",
                "event_starts",
                "counted_ids",
                "progress",
                "player_statistics",
                "leaderboards",
                "hidden_players")) {
            jdbc.update("DELETE FROM " + table);
        }
    }

    /** Board as the keys in Redis name it → player → score. */
    Map<String, Map<String, String>> boards() {
        Set<String> hidden = new HashSet<>(jdbc.queryForList("SELECT player FROM hidden_players", String.class));
        Map<String, Map<String, String>> boards = new TreeMap<>();
        jdbc.query("SELECT * FROM leaderboards", row -> {
            String player = row.getString("player");
            boards.computeIfAbsent((hidden.contains(player) ? Contents.HIDDEN : "") + key(row), k -> new TreeMap<>())
                    .put(player, row.getString("score"));
        });
        return boards;
    }

    private static String key(ResultSet row) throws SQLException {
        long season = row.getLong("season");
        String period = row.getString("period");
        return "leaderboard:" + row.getString("board") + (season == 1 ? "" : ":s" + season)
                + (period.isEmpty() ? "" : ":" + row.getString("window") + ":" + period);
    }

    Map<String, PlayerProfile> profiles() {
        Map<String, PlayerProfile> profiles = new TreeMap<>();
        jdbc.query("SELECT * FROM player_statistics", row -> {
            PlayerProfile profile = profile(row);
            profiles.put(profile.playerId(), profile);
        });
        return profiles;
    }

    private static PlayerProfile profile(ResultSet row) throws SQLException {
        Timestamp lastActive = row.getTimestamp("last_active");
        return new PlayerProfile(
                row.getString("player"),
                row.getString("player_name"),
                row.getLong("total_score"),
                row.getLong("events_count"),
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
                JsonMapper.shared().readValue(row.getString("actions"), COUNTS),
                JsonMapper.shared().readValue(row.getString("events"), COUNTS));
    }

    /** How many records have this verdict. */
    long events(String verdict) {
        return count("SELECT count(*) FROM events WHERE verdict = ?::verdict", verdict);
    }

    /** How many different ids were counted. */
    long countedIds() {
        return count("SELECT count(DISTINCT id) FROM events WHERE verdict = 'counted'");
    }

    long events() {
        return count("SELECT count(*) FROM events");
    }

    private long count(String sql, Object... arguments) {
        Long count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }
}
