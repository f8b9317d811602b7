package gg.leaderboard.archive.store;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** The tables, brought up to date by whoever needs them first. Not at the start: a database that is away means waiting. */
@Component
public class Schema {

    private final Flyway flyway;
    private final ArchiveLayout layout;
    private boolean current;

    Schema(Flyway flyway, ArchiveLayout layout) {
        this.flyway = flyway;
        this.layout = layout;
    }

    /** @throws DataAccessResourceFailureException while the database is away */
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
