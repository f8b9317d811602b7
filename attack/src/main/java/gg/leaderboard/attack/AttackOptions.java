package gg.leaderboard.attack;

import java.time.Duration;
import java.util.Locale;

/**
 * The seed, length and size of an attack.
 *
 * @param seed the same seed produces the same inputs in each lane
 * @param inputs the number of inputs to send, of all kinds together
 * @param duration when to stop, even if inputs remain
 * @param bombBytes the largest decompressed size of a compressed record
 */
public record AttackOptions(long seed, long inputs, Duration duration, int bombBytes) {

    /** Returns the command-line options that repeat this run. */
    public String asArguments() {
        return String.format(Locale.ROOT, "--seed=%d --inputs=%d --duration=%ds", seed, inputs, duration.toSeconds());
    }
}
