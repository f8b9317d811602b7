package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.store.FoldName;
import gg.leaderboard.archive.store.FoldTables;
import gg.leaderboard.standings.fold.ProfileChange;
import gg.leaderboard.standings.fold.StandingsUpdate;
import gg.leaderboard.standings.profile.PlayerProfile;
import gg.leaderboard.standings.profile.ProfileCounter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Player statistics; the same values as the profiles in Redis. */
@Component
public class StatisticsTable implements FoldTables {

    private static final TypeReference<Map<String, Long>> COUNTS = new TypeReference<>() {};

    private static final List<String> COUNTERS =
            Arrays.stream(ProfileCounter.values()).map(ProfileCounter::column).toList();
    private static final String UPSERT = upsert();

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

    private static String upsert() {
        List<String> columns = new ArrayList<>(List.of("player_name", "last_active", "last_game"));
        columns.addAll(COUNTERS);
        columns.addAll(List.of("actions", "event_breakdown"));
        return "INSERT INTO player_statistics (player_id, " + String.join(", ", columns) + ") VALUES (?, ?, ?, ?, "
                + "?, ".repeat(COUNTERS.size()) + "?::jsonb, ?::jsonb) ON CONFLICT (player_id) DO UPDATE SET "
                + columns.stream()
                        .map(column -> column + " = excluded." + column)
                        .collect(Collectors.joining(", "))
                + ", updated_at = now()";
    }

    private PlayerProfile profile(ResultSet row) throws SQLException {
        Timestamp lastActive = row.getTimestamp("last_active");
        Map<ProfileCounter, Long> counts = new EnumMap<>(ProfileCounter.class);
        for (ProfileCounter counter : ProfileCounter.values()) {
            counts.put(counter, row.getLong(counter.column()));
        }
        return new PlayerProfile(
                row.getString("player_id"),
                row.getString("player_name"),
                lastActive == null ? null : lastActive.toInstant(),
                row.getString("last_game"),
                counts,
                json.readValue(row.getString("actions"), COUNTS),
                json.readValue(row.getString("event_breakdown"), COUNTS));
    }

    private Object[] row(PlayerProfile p) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(p.playerId());
        row.add(p.playerName());
        row.add(p.lastActive() == null ? null : Timestamp.from(p.lastActive()));
        row.add(p.lastGame());
        row.addAll(p.counts().values());
        row.add(json.writeValueAsString(p.actions()));
        row.add(json.writeValueAsString(p.events()));
        return row.toArray();
    }
}
