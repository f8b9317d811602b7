package gg.leaderboard.processor.crash;

/** The processor died here; thrown by {@link FaultyStandings} in place of a kill. */
final class ProcessorCrash extends RuntimeException {

    ProcessorCrash() {
        super(null, null, false, false);
    }
}
