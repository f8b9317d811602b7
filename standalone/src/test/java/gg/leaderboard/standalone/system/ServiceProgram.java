package gg.leaderboard.standalone.system;

import gg.leaderboard.standalone.StandaloneProcess;
import gg.leaderboard.testing.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the program of a service in its own process, until it ends. */
final class ServiceProgram {

    private ServiceProgram() {}

    /**
     * Returns the output of a program that must succeed.
     *
     * @param directory of temporary files
     * @param variables further variables of its environment
     */
    static String run(Path directory, Class<?> program, Map<String, String> variables, List<String> options)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(JavaCommand.command("-cp", StandaloneProcess.classPath(), program.getName()));
        command.addAll(options);
        Path console = Files.createTempFile(directory, "console", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError(program.getSimpleName() + " failed:\n" + Files.readString(console));
        }
        return Files.readString(console);
    }
}
