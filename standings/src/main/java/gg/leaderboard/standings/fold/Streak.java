package gg.leaderboard.standings.fold;

/**
 * Kills in a row, over a stretch of the log whose beginning is not known yet. Stretches join without looking at single
 * events again, so that a batch becomes one change whatever came before it.
 *
 * @param untilDeath kills before the first death, which lengthen the streak that the player came with
 * @param best longest streak that began within this stretch
 * @param died whether the player died in it
 * @param current kills since the last death; as {@code untilDeath} if there was none
 */
public record Streak(long untilDeath, long best, boolean died, long current) {

    static final Streak NONE = new Streak(0, 0, false, 0);

    Streak withKill() {
        return died
                ? new Streak(untilDeath, Math.max(best, current + 1), true, current + 1)
                : new Streak(untilDeath + 1, 0, false, untilDeath + 1);
    }

    Streak withDeath() {
        return new Streak(untilDeath, best, true, 0);
    }
}
