package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import gg.leaderboard.standings.definition.FoldSettings;
import gg.leaderboard.standings.definition.IncompatibleGenerationException;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Stores the settings that Cassandra's rows were folded with, and rejects others: there is no rebuild in Cassandra. */
@Component
class CassandraFoldSettings {

    private static final String READ = "SELECT settings FROM folded_by WHERE id = 0";
    private static final String CLAIM = "INSERT INTO folded_by (id, settings) VALUES (0, ?) IF NOT EXISTS";
    private static final String ANY_PROGRESS = "SELECT last_offset FROM progress LIMIT 1";

    private final CassandraClient cassandra;
    private final FoldSettings own;

    CassandraFoldSettings(CassandraClient cassandra, FoldSettings own) {
        this.cassandra = cassandra;
        this.own = own;
    }

    /** @throws IncompatibleGenerationException if the rows were folded with other settings */
    void check() {
        Row row = cassandra
                .execute(cassandra.bind(READ).setConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL))
                .one();
        FoldSettings folded = row == null ? claim() : settings(row);
        if (!folded.equals(own)) {
            throw new IncompatibleGenerationException("the standings in Cassandra were folded with other settings, "
                    + folded.changesTo(own) + "; drop the keyspace to rebuild them from the log");
        }
    }

    private FoldSettings claim() {
        boolean before = cassandra.execute(cassandra.bind(ANY_PROGRESS)).one() != null;
        FoldSettings began = before ? FoldSettings.FIRST : own;
        ResultSet claimed = cassandra.execute(cassandra.bind(CLAIM, began.text()));
        return claimed.wasApplied() ? began : settings(Objects.requireNonNull(claimed.one()));
    }

    private static FoldSettings settings(Row row) {
        return FoldSettings.parse(Objects.requireNonNull(row.getString("settings")));
    }
}
