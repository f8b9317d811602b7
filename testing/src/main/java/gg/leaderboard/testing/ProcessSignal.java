package gg.leaderboard.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Signals of Unix to processes. */
enum ProcessSignal {
    /** Freezes the process. Its connections stay open. */
    STOP,
    /** Lets it continue. */
    CONT;

    void send(long pid) {
        try {
            int status = new ProcessBuilder("kill", "-" + name(), String.valueOf(pid))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill -" + name() + " " + pid + " returned " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
