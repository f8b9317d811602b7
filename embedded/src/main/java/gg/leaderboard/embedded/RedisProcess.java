package gg.leaderboard.embedded;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A running redis-server that was started from {@code program}. */
record RedisProcess(ProcessHandle handle, Path program) {

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** The process that wrote {@code pidFile}, if it still runs and really is {@code program}. */
    static Optional<RedisProcess> find(Path pidFile, Path program) {
        return pid(pidFile)
                .flatMap(ProcessHandle::of)
                .map(handle -> new RedisProcess(handle, program))
                .filter(RedisProcess::runs);
    }

    /**
     * Not {@link ProcessHandle#isAlive}: the pid may belong to another process by now, and a process that ended stays
     * "alive" where nobody collects it, as in many containers.
     */
    boolean runs() {
        return handle.isAlive()
                && handle.info()
                        .command()
                        .filter(command -> isSame(Path.of(command), program))
                        .isPresent();
    }

    /** Whether it has loaded its data and takes commands. */
    boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(Ports.loopback(port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }

    /** Lets it finish its file, or kills it when it does not come to an end. */
    void stop() throws InterruptedException {
        handle.destroy();
        if (!Waiting.until(() -> !runs(), GRACE)) {
            kill();
        }
    }

    void kill() throws InterruptedException {
        handle.destroyForcibly();
        if (!Waiting.until(() -> !runs(), GRACE)) {
            throw new IllegalStateException("redis-server with pid " + handle.pid() + " cannot be ended");
        }
    }

    private static Optional<Long> pid(Path pidFile) {
        try {
            return Optional.of(Long.valueOf(Files.readString(pidFile).strip()));
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
