package gg.leaderboard.upgrades;

import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service of a release in its own process. */
final class RunningService implements AutoCloseable {

    private final Process process;
    private final Path console;

    RunningService(Release release, String service, Path directory, List<String> options) throws IOException {
        console = directory.resolve(service + "-of-" + release.name() + ".txt");
        List<String> command = new ArrayList<>(
                JavaCommand.command("-Xmx256m", "-jar", release.jar(service).toString()));
        command.addAll(options);
        process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()))
                .start();
    }

    void assertRuns() {
        if (!process.isAlive()) {
            throw new AssertionError(console.getFileName() + " has ended:\n" + output());
        }
    }

    private String output() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Stops the service as an operator does. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(console.getFileName() + " did not stop within 30 s:\n" + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
