package gg.leaderboard.faults.schedule;

/**
 * The machines of a run.
 *
 * @param brokers 1 or 3
 * @param machine whether disks become full and clocks jump, which needs root and libfaketime
 */
public record Setup(int brokers, boolean machine) {

    public Setup {
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException("brokers must be 1 or 3; was " + brokers);
        }
    }
}
