package gg.leaderboard.archive.leaderboard;

import gg.leaderboard.log.consumer.PartitionFold;
import gg.leaderboard.standings.LogPartition;
import gg.leaderboard.standings.definition.Definitions;

/** A store of current standings with the fold that writes it. */
public interface StandingsUnderTest extends AutoCloseable {

    /** Forgets everything, and has these boards from now on. */
    void begin(Definitions boards);

    /** The fold of a partition as it is after a start: knowing no more than the store does. */
    PartitionFold fold(LogPartition partition);

    CurrentStandings standings();

    @Override
    void close();
}
