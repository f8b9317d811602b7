package gg.leaderboard.archive.store;

import gg.leaderboard.standings.StandingsProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Stores the settings that the tables depend on. With another dedup horizon, counted events would look new. */
@Component
class ArchiveLayout {

    private static final String HORIZON = "standings.dedup.horizon";

    private final JdbcTemplate jdbc;
    private final StandingsProperties properties;

    ArchiveLayout(JdbcTemplate jdbc, StandingsProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Stores the layout on first use and compares it afterwards.
     *
     * @throws IllegalStateException if the stored layout differs, with the remedy in its message
     */
    void check() {
        String ours = properties.dedup().horizon().toString();
        jdbc.update("INSERT INTO archive_layout VALUES (?, ?) ON CONFLICT DO NOTHING", HORIZON, ours);
        String kept = jdbc.queryForObject("SELECT value FROM archive_layout WHERE setting = ?", String.class, HORIZON);
        if (!ours.equals(kept)) {
            throw new IllegalStateException("the archive was written with " + HORIZON + "=" + kept + ", not " + ours
                    + "; revert the setting, or start another archive with an empty database");
        }
    }
}
