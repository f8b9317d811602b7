package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;

/** A store of current standings with the fold that writes it. */
public interface StandingsUnderTest extends AutoCloseable {

    /** Deletes all data, and uses these boards from now on. */
    void begin(Definitions boards);

    /** The fold of a partition after a start, without any cached state. */
    PartitionFold fold(LogPartition partition);

    CurrentStandings standings();

    @Override
    void close();
}
