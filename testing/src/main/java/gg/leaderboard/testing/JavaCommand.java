package gg.leaderboard.testing;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The {@code java} of the running JVM, for programs that are tested in a process of their own. */
public final class JavaCommand {

    private JavaCommand() {}

    /** How a command begins that starts it, with the {@link #options} of the running one. */
    public static List<String> command(String... more) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(Stream.of(java), options().stream(), Stream.of(more))
                .flatMap(each -> each)
                .toList();
    }

    /** With which the running one was told to compile and to collect: tests want JVMs that begin quickly and end soon. */
    public static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-XX:"))
                .toList();
    }
}
