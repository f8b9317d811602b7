package gg.leaderboard.archive.crash;

import java.util.Random;

/** Decides when the archive crashes. */
final class CrashSchedule {

    private Random random = new Random(0);
    private boolean allowed;
    private int crashes;

    void begin(Random seeded) {
        random = seeded;
        allowed = true;
        crashes = 0;
    }

    void end() {
        allowed = false;
    }

    int crashes() {
        return crashes;
    }

    /** Called between any two steps of the archive. */
    void step() {
        if (allowed && crashes < 12 && random.nextInt(25) == 0) {
            crashes++;
            throw new SimulatedCrash();
        }
    }
}
