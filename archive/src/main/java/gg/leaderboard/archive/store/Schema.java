package gg.leaderboard.archive.store;

import gg.leaderboard.standings.StandingsProperties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Migrates the schema on first use, not at startup: the archive also starts while the database is unavailable. */
@Component
public class Schema {

    private static final String HORIZON = "standings.dedup.horizon";

    private final Flyway flyway;
    private final JdbcTemplate jdbc;
    private final StandingsProperties properties;
    private boolean current;

    Schema(Flyway flyway, JdbcTemplate jdbc, StandingsProperties properties) {
        this.flyway = flyway;
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /**
     * Brings the schema up to date, once.
     *
     * @throws DataAccessResourceFailureException while the database is unavailable
     * @throws IllegalStateException if the tables were filled by another dedup horizon, with a message that says what to do
     */
    public synchronized void migrate() {
        if (!current) {
            try {
                flyway.migrate();
            } catch (FlywayException e) {
                throw new DataAccessResourceFailureException("the schema cannot be brought up to date", e);
            }
            checkHorizon();
            current = true;
        }
    }

    // The horizon is stored on first use. With another one, counted events would look new.
    private void checkHorizon() {
        String ours = properties.dedup().horizon().toString();
        jdbc.update("INSERT INTO archive_layout VALUES (?, ?) ON CONFLICT DO NOTHING", HORIZON, ours);
        String kept = jdbc.queryForObject("SELECT value FROM archive_layout WHERE setting = ?", String.class, HORIZON);
        if (!ours.equals(kept)) {
            throw new IllegalStateException("the archive was written with " + HORIZON + "=" + kept + ", not " + ours
                    + "; revert the setting, or start another archive with an empty database");
        }
    }
}
