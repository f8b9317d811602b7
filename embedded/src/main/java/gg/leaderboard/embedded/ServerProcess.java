package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A running server that was started from {@code program}. */
record ServerProcess(ProcessHandle handle, Path program) {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** The process in {@code pidFile}, if it still runs and its program is {@code program}. */
    static Optional<ServerProcess> find(Path pidFile, Path program) {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .map(handle -> new ServerProcess(handle, program))
                .filter(ServerProcess::isRunning);
    }

    /** All processes of {@code program}, because some servers have several. */
    static Stream<ServerProcess> all(Path program) {
        return ProcessHandle.allProcesses()
                .map(handle -> new ServerProcess(handle, program))
                .filter(ServerProcess::isRunning);
    }

    /**
     * Unlike {@link ProcessHandle#isAlive}, this detects that the pid belongs to another process. It also detects a
     * zombie that no parent reaps, as in many containers.
     */
    boolean isRunning() {
        return handle.isAlive()
                && handle.info()
                        .command()
                        .filter(command -> isSame(Path.of(command), program))
                        .isPresent();
    }

    /**
     * Requests a normal termination, in which the server completes its files. Kills the server if it does not end in
     * time.
     */
    void stop() throws InterruptedException {
        handle.destroy();
        if (!Polling.until(() -> !isRunning(), GRACE)) {
            kill();
        }
    }

    void kill() throws InterruptedException {
        handle.destroyForcibly();
        if (!Polling.until(() -> !isRunning(), GRACE)) {
            throw new IllegalStateException(program.getFileName() + " with pid " + handle.pid() + " cannot be stopped");
        }
    }

    private static Optional<Long> pid(Path pidFile) {
        try (Stream<String> lines = Files.lines(pidFile)) {
            return lines.findFirst().map(line -> Long.valueOf(line.strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
