package gg.leaderboard.archive.crash;

/** Simulates a killed archive: nothing runs after it, and the result of the database call is unknown. */
final class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
        super("crash", null, false, false);
    }
}
