package gg.leaderboard.testing;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The {@code java} command of the running JVM, for programs that are tested in a separate process. */
public final class JavaCommand {

    private JavaCommand() {}

    /** The start of a command for a new JVM, with the {@link #options} of the running one. */
    public static List<String> command(String... more) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(Stream.of(java), options().stream(), Stream.of(more))
                .flatMap(each -> each)
                .toList();
    }

    /** The compiler and garbage collector options of the running JVM. Tests need JVMs that start and stop quickly. */
    public static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .toList();
    }
}
