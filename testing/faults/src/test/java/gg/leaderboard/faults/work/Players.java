package gg.leaderboard.faults.work;

import java.util.Random;

/** The players of the workload, in three groups that share no player. */
public final class Players {

    /** The board that is never reset, and where no player is moderated, so that each response can be checked exactly. */
    public static final String CHECKED_BOARD = "sum";

    /** The board that operators reset. */
    static final String RESET_BOARD = "best";

    private Players() {}

    /** Sends scores to {@link #CHECKED_BOARD}, and is never moderated. */
    static String checked(Random random) {
        return "s" + random.nextInt(12);
    }

    /** Plays, and is never moderated. */
    static String ordinary(Random random) {
        return "p" + random.nextInt(40);
    }

    /** Plays, and is moderated. */
    static String moderated(Random random) {
        return "m" + random.nextInt(6);
    }
}
