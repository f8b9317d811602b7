package gg.leaderboard.standings.fold;

/**
 * Kills in a row, over a part of the log whose start is not known yet. Two parts can be merged without their events, so
 * a batch becomes one change independent of the records before it.
 *
 * @param untilDeath kills before the first death, which extend the player's earlier streak
 * @param best longest streak that started in this part
 * @param died whether the player died in it
 * @param current kills since the last death; equal to {@code untilDeath} if there was none
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
