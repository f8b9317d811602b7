package gg.leaderboard.processor.crash;

/** A crash of the processor, thrown by {@link FaultyStandings} instead of a kill. */
final class ProcessorCrash extends RuntimeException {

    ProcessorCrash() {
        super(null, null, false, false);
    }
}
