package gg.leaderboard.archive.leaderboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import gg.leaderboard.archive.cassandra.CassandraUnderTest;
import gg.leaderboard.archive.cassandra.SecuredCassandra;
import gg.leaderboard.testing.Servers;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Current standings in a Cassandra that accepts only TLS, with the documented role. */
@Tag("cassandra")
@Tag("proof")
class SecuredCassandraTest extends CurrentStandingsContract {

    @TempDir
    private static Path directory;

    private static @Nullable SecuredCassandra cassandra;

    @AfterAll
    static void stopCassandra() {
        if (cassandra != null) {
            cassandra.close();
        }
    }

    @Override
    StandingsUnderTest start() {
        Servers.whyNoOwnCassandra().ifPresent(reason -> assumeTrue(false, reason));
        SecuredCassandra started = SecuredCassandra.start(directory.resolve("cassandra"));
        cassandra = started;
        return CassandraUnderTest.start(List.of(), started.arguments());
    }
}
