package gg.leaderboard.standalone.compatibility;

import gg.leaderboard.standalone.StandaloneProcess;
import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A service in its own process, with the given environment variables. */
final class ServiceProcess implements AutoCloseable {

    private final Process process;
    private final Path console;

    private ServiceProcess(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    static ServiceProcess start(Path directory, Class<?> service, Map<String, String> environment, String... arguments)
            throws IOException {
        Path console = Files.createTempFile(directory, "console", ".txt");
        List<String> java = JavaCommand.command("-cp", StandaloneProcess.classPath(), service.getName());
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(java.stream(), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .redirectOutput(console.toFile());
        builder.environment().putAll(environment);
        return new ServiceProcess(builder.start(), console);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Returns the exit code of a service that ends by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("It still runs:\n" + console());
        }
        return process.exitValue();
    }

    String console() {
        try {
            return Files.readString(console);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
