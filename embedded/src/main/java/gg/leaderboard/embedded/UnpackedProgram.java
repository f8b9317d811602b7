package gg.leaderboard.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Starts programs that may have been unpacked a moment ago. */
final class UnpackedProgram {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 10;
    // ETXTBSY, "Text file busy". Java has no exception for it.
    private static final String BUSY = "error=26,";

    private UnpackedProgram() {}

    /**
     * Starts a process. Retries while the program is open for writing: a process that another thread is starting inherits the
     * open file of the unpacked program until it runs its own.
     */
    static Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return builder.start();
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains(BUSY) || System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            }
        }
    }
}
