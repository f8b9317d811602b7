package gg.leaderboard.processor.crash;

/** The processor died here; thrown by {@link FaultyStandings} in place of a kill. */
final class Crash extends RuntimeException {

    Crash() {
        super(null, null, false, false);
    }
}
