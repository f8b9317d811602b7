package gg.leaderboard.bench.load;

import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.MachineInfo;
import gg.leaderboard.bench.testbed.TestBed;

/**
 * A broker with a full log.
 *
 * @param full the totals of the log
 */
public record FilledBroker(TestBed bed, Broker broker, GameEventsClient log, LogTotals full) {

    /**
     * Starts a broker, fills its log and reports the totals.
     *
     * @param duplicates the share of the records that are copies of the record before them
     */
    public static FilledBroker open(int events, int players, double duplicates, long seed, Report report)
            throws Exception {
        TestBed bed = TestBed.open();
        report.print("machine", "%s", MachineInfo.describe());
        Broker broker = bed.startBroker();
        GameEventsClient log = GameEventsClient.create(broker.bootstrapServers());
        LogTotals full = LogTotals.fill(log, events, new EventGenerator(players, seed), duplicates, seed);
        report.print(
                "log",
                "%,d records, %,d events of %,d players, %d partitions",
                full.records(),
                full.events(),
                players,
                log.partitions().size());
        return new FilledBroker(bed, broker, log, full);
    }
}
