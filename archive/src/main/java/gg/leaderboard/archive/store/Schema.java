package gg.leaderboard.archive.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** Migrates the schema on first use, not at startup: the archive also starts while the database is unavailable. */
@Component
public class Schema {

    private final Flyway flyway;
    private final ArchiveLayout layout;
    private boolean current;

    Schema(Flyway flyway, ArchiveLayout layout) {
        this.flyway = flyway;
        this.layout = layout;
    }

    /**
     * Brings the schema up to date, once.
     *
     * @throws DataAccessResourceFailureException while the database is unavailable
     */
    public synchronized void migrate() {
        if (!current) {
            try {
                flyway.migrate();
            } catch (FlywayException e) {
                throw new DataAccessResourceFailureException("the schema cannot be brought up to date", e);
            }
            layout.check();
            current = true;
        }
    }
}
