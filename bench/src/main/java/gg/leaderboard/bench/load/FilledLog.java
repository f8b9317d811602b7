package gg.leaderboard.bench.load;

import gg.leaderboard.bench.Report;
import gg.leaderboard.bench.testbed.Broker;
import gg.leaderboard.bench.testbed.Machine;
import gg.leaderboard.bench.testbed.TestBed;

/**
 * A broker with a full log.
 *
 * @param full what the log holds
 */
public record FilledLog(TestBed bed, Broker broker, GameLog log, FullLog full) {

    /**
     * Starts a broker and fills its log, and reports what with.
     *
     * @param duplicates which share of the records are copies of the one before them
     */
    public static FilledLog open(int events, int players, double duplicates, long seed, Report report)
            throws Exception {
        TestBed bed = TestBed.open();
        report.say("machine", "%s", Machine.describe());
        Broker broker = bed.startBroker();
        GameLog log = GameLog.create(broker.bootstrapServers());
        FullLog full = FullLog.fill(log, events, new EventMaker(players, seed), duplicates, seed);
        report.say(
                "log",
                "%,d records, %,d events of %,d players, %d partitions",
                full.records(),
                full.events(),
                players,
                log.partitions().size());
        return new FilledLog(bed, broker, log, full);
    }
}
