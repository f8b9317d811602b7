package gg.leaderboard.faults.server;

import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JVM. Its output goes to a file that is named after it. */
public final class JavaServer implements Server {

    private static final List<String> QUICK =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:MetaspaceSize=192m");

    private final String name;
    private final Path log;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private @Nullable Process process;

    /** @param arguments of the command {@code java} */
    JavaServer(String name, Path logs, List<String> arguments, Map<String, String> environment) {
        this.name = name;
        this.log = logs.resolve(name + ".log");
        this.arguments = arguments;
        this.environment = environment;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            return;
        }
        List<String> command = new ArrayList<>(JavaCommand.command());
        command.addAll(QUICK);
        command.addAll(arguments);
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            process = builder.directory(log.resolveSibling("").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            try {
                process.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Stops it with SIGTERM, and returns when it has ended. */
    public synchronized void stop() {
        if (process != null) {
            process.destroy();
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void freeze() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    private synchronized void signal(String signal) {
        if (process != null && process.isAlive()) {
            Signals.send(signal, process.pid());
        }
    }

    /** Whether it has ended without having been killed by this program. */
    synchronized boolean hasEnded() {
        return process != null && !process.isAlive();
    }
}
