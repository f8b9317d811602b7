package gg.leaderboard.archive.cassandra;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** Cassandra did not answer in time; whether it executed the statement is unknown. */
public final class CassandraUnavailableException extends DataAccessResourceFailureException {

    CassandraUnavailableException(@Nullable Throwable cause) {
        super("Cassandra is unavailable", cause);
    }
}
