package gg.leaderboard.bench.testbed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A child JVM that runs a jar. Its output is kept in a file. */
public final class Jvm implements AutoCloseable {

    private static final long GRACE_SECONDS = 15;
    private static final int LAST_WORDS = 30;

    private final Process process;
    private final Path log;

    private Jvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code java} of this JDK with {@code arguments}. */
    static Jvm start(List<String> arguments, Redirect output, Path log) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try {
            return new Jvm(
                    new ProcessBuilder(Stream.concat(Stream.of(java), arguments.stream())
                                    .toList())
                            .redirectOutput(output)
                            .redirectError(Redirect.appendTo(log.toFile()))
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits for the first line that the process prints, if its output is a pipe. */
    String firstLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (line == null) {
                throw ended();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the resident memory in bytes; 0 if the machine does not report it. */
    public long residentBytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Copies the output so far to {@code file}. */
    public void saveLog(Path file) throws IOException {
        Files.copy(log, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Checks that the process runs.
     *
     * @throws IllegalStateException with the end of the output, if the process has ended
     */
    public void checkRuns() {
        if (!process.isAlive()) {
            throw ended();
        }
    }

    /**
     * Waits until {@code condition} holds. Checks it at intervals of {@code pause}.
     *
     * @throws IllegalStateException if the JVM ends before, or {@code limit} passes
     */
    public void await(Callable<Boolean> condition, Duration pause, Duration limit) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            checkRuns();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "not done within " + limit.toMinutes() + " minutes; " + log + " says\n" + endOfOutput());
            }
            Thread.sleep(pause.toMillis());
        }
    }

    private IllegalStateException ended() {
        return new IllegalStateException("a service ended by itself; " + log + " says\n" + endOfOutput());
    }

    private String endOfOutput() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_WORDS), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /** Stops the process normally, so that a consumer leaves its group. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    void kill() {
        process.destroyForcibly();
    }
}
