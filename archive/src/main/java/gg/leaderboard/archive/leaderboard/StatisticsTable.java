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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        List<PlayerProfile> changed = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (ProfileChange change : update.profiles()) {
            PlayerProfile known = before.get(change.playerId());
            Map<String, String> fields = change.applyTo(known == null ? Map.of() : known.fields());
            if (fields.isEmpty()) {
                gone.add(change.playerId());
            } else {
                changed.add(PlayerProfile.of(change.playerId(), fields));
            }
        }
        if (!gone.isEmpty()) {
            jdbc.update(
                    "DELETE FROM player_statistics WHERE player_id = ANY (?)", (Object) gone.toArray(String[]::new));
        }
        if (!changed.isEmpty()) {
            jdbc.update(UPSERT, columns(changed));
        }
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

    // One array for each column: with a parameter for each value, the driver and the server parse several times as
    // many.
    private static String upsert() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("player_id", "text");
        types.put("player_name", "text");
        types.put("last_active", "timestamptz");
        types.put("last_game", "text");
        COUNTERS.forEach(column -> types.put(column, "bigint"));
        types.put("actions", "jsonb");
        types.put("event_breakdown", "jsonb");
        String columns = String.join(", ", types.keySet());
        return "INSERT INTO player_statistics (" + columns + ") SELECT " + columns + " FROM unnest("
                + types.values().stream().map(type -> "?::" + type + "[]").collect(Collectors.joining(", "))
                + ") AS changed (" + columns + ") ORDER BY player_id ON CONFLICT (player_id) DO UPDATE SET "
                + types.keySet().stream()
                        .skip(1)
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

    // The arrays in the order of the statement's columns.
    private Object[] columns(List<PlayerProfile> profiles) {
        List<Object> columns = new ArrayList<>();
        columns.add(texts(profiles, PlayerProfile::playerId));
        columns.add(texts(profiles, PlayerProfile::playerName));
        columns.add(texts(
                profiles,
                profile -> profile.lastActive() == null
                        ? null
                        : profile.lastActive().toString()));
        columns.add(texts(profiles, PlayerProfile::lastGame));
        for (ProfileCounter counter : ProfileCounter.values()) {
            columns.add(profiles.stream()
                    .map(profile -> profile.counts().get(counter))
                    .toArray(Long[]::new));
        }
        columns.add(texts(profiles, profile -> json.writeValueAsString(profile.actions())));
        columns.add(texts(profiles, profile -> json.writeValueAsString(profile.events())));
        return columns.toArray();
    }

    private static @Nullable String[] texts(
            List<PlayerProfile> profiles, Function<PlayerProfile, @Nullable String> text) {
        return profiles.stream().map(text).toArray(String[]::new);
    }
}
