package gg.leaderboard.bench;

import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@code java -jar bench-…-exec.jar} with its own directory for temporary files. */
record BenchJar(Path temporary) {

    private static final long LIMIT_MINUTES = 5;

    Run run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(JavaCommand.command("-Djava.io.tmpdir=" + temporary));
        command.addAll(List.of("-jar", jar().toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("bench", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // These options also apply to the services that it starts. The speed measured here has no meaning.
        builder.environment().put("JDK_JAVA_OPTIONS", String.join(" ", JavaCommand.options()));
        Process process = builder.start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroy();
            throw new IllegalStateException("still running:\n" + Files.readString(output));
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        return new Run(process.exitValue(), said);
    }

    private static Path jar() throws IOException {
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            return built.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Returns the processes whose command line names the directory, such as servers with their data in it. */
    List<String> leftRunning() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(line -> line.contains(temporary.toString()))
                .toList();
    }

    record Run(int exitCode, String output) {}
}
