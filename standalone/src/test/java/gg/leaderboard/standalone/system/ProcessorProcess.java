package gg.leaderboard.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.processor.ProcessorApplication;
import gg.leaderboard.standalone.StandaloneProcess;
import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A processor in its own process, which can be frozen. */
final class ProcessorProcess implements AutoCloseable {

    private final Process process;

    /**
     * Starts a processor.
     *
     * @param console the file with its output
     * @param properties the addresses of Kafka and Redis, as Spring properties
     */
    ProcessorProcess(Path console, List<String> properties) throws IOException {
        List<String> command = new ArrayList<>(
                JavaCommand.command("-cp", StandaloneProcess.classPath(), ProcessorApplication.class.getName()));
        Stream.concat(Stream.of("server.address=127.0.0.1", "server.port=0"), properties.stream())
                .forEach(property -> command.add("--" + property));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
    }

    /** Stops all its threads, as a machine that hangs does. */
    void freeze() throws IOException, InterruptedException {
        Process stop = new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid())).start();
        assertThat(stop.waitFor()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
