package gg.leaderboard.archive.rebuild;

import gg.leaderboard.archive.event.ArchivedLog;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.web.ProblemException;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The requirements of a rebuild. */
@Component
class RebuildRequirements {

    private final ArchivedLog archive;
    private final StandingsDatabases databases;

    RebuildRequirements(ArchivedLog archive, StandingsDatabases databases) {
        this.archive = archive;
        this.databases = databases;
    }

    /** @throws ProblemException 409 if the spare database contains foreign keys */
    void requireOwnDatabase() {
        SpareStandings spare = databases.place();
        if (spare.isForeign()) {
            throw ProblemException.conflict("The " + spare.place()
                    + " contains foreign keys; select another one with"
                    + " leaderboard.archive.rebuild.database.");
        }
    }

    /** @throws ProblemException 409 unless the archive has the log from its beginning */
    void requireFullLog() {
        Map<LogPartition, Long> archived = archive.ends();
        Set<LogPartition> all = new TreeSet<>(Comparator.comparing(LogPartition::field));
        all.addAll(archived.keySet());
        all.addAll(databases.live().progress().keySet());
        for (LogPartition partition : all) {
            OptionalLong start = archive.start(partition);
            if (start.isEmpty() || start.getAsLong() > 0) {
                throw ProblemException.conflict(
                        "The archive does not reach back to the beginning of the log: of partition "
                                + partition + " it has "
                                + (start.isEmpty() ? "nothing" : "nothing before offset " + start.getAsLong()) + ".");
            }
        }
    }
}
