package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Truncates an incomplete end of the append-only file. A power failure can cut the file inside a script's transaction.
 * Redis 7 alone would apply the first half now, and the complete transaction when the writer repeats it.
 */
final class AppendOnlyFile {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private AppendOnlyFile() {}

    /** @param directory Redis's working directory */
    static void repair(Path directory, RedisBinary binary) throws IOException, InterruptedException {
        Path manifest = directory.resolve("appendonlydir/appendonly.aof.manifest");
        if (Files.exists(manifest)) {
            Path checker = binary.unpackAs(directory.resolve("bin/redis-check-aof"));
            Path report = directory.resolve("redis-check-aof.log");
            Process check = new ProcessBuilder(checker.toString(), "--fix", manifest.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile())
                    .start();
            confirm(check);
            if (!check.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) || check.exitValue() != 0) {
                check.destroyForcibly();
                throw new IOException("The append-only file cannot be repaired; see " + report + ". To rebuild the"
                        + " standings from Kafka, delete " + directory);
            }
        }
    }

    // redis-check-aof prompts "Continue? [y/N]" before it truncates. If the file is valid, it may exit without reading
    // input.
    private static void confirm(Process check) {
        try (var answer = check.getOutputStream()) {
            answer.write("y\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            check.onExit().join();
        }
    }
}
