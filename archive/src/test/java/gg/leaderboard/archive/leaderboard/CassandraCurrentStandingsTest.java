package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.archive.cassandra.CassandraUnderTest;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("cassandra")
class CassandraCurrentStandingsTest extends CurrentStandingsContract {

    @Override
    StandingsUnderTest start() {
        return CassandraUnderTest.start(List.of());
    }
}
