package gg.leaderboard.archive.crash;

/** The archive died here: nothing of it goes on, and nobody tells it how the database fared. */
final class SimulatedCrash extends Error {

    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
        super("crash", null, false, false);
    }
}
