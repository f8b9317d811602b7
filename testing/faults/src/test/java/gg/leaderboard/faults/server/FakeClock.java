package gg.leaderboard.faults.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The clock of one process, set with libfaketime. Durations that the process measures stay right. */
final class FakeClock {

    private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1");

    private final Path file;

    FakeClock(Path file) {
        if (!Files.exists(LIBRARY)) {
            throw new IllegalStateException("There is no " + LIBRARY + ". Install the package libfaketime");
        }
        this.file = file.toAbsolutePath();
        set(0);
    }

    /** The variables for the process. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                LIBRARY.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // Otherwise no wait of a JVM takes any time.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
    }

    /** Moves the clock by this many seconds from the real time, within a second. */
    void set(long seconds) {
        try {
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "%+ds".formatted(seconds));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
