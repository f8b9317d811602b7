package gg.leaderboard.attack;

import java.time.Duration;
import java.util.Locale;

/**
 * How long and by which seed a system is attacked.
 *
 * @param seed the same seed makes the same inputs, lane by lane
 * @param inputs how many are sent, of all kinds together
 * @param duration when to stop, however many were sent
 * @param bombBytes the largest record that is small only while it is compressed
 */
public record AttackOptions(long seed, long inputs, Duration duration, int bombBytes) {

    /** What the command line repeats a run with. */
    public String asArguments() {
        return String.format(Locale.ROOT, "--seed=%d --inputs=%d --duration=%ds", seed, inputs, duration.toSeconds());
    }
}
