package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a torn end off the append-only file. A power cut can tear it inside a script's transaction; Redis 7 by itself
 * would then apply the torn half now and, when the writer repeats it, the whole later.
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

    // It asks "Continue? [y/N]" before it cuts, and nothing when all is well: then it may have ended before it reads.
    private static void confirm(Process check) {
        try (var answer = check.getOutputStream()) {
            answer.write("y\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            check.onExit().join();
        }
    }
}
