package gg.leaderboard.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of the machine, without which some tests are skipped. */
public final class InstalledPrograms {

    private InstalledPrograms() {}

    /** Skips the test if one of these programs is not in {@code PATH}. The reason names it. */
    public static void require(String... programs) {
        Stream.of(programs)
                .forEach(program -> Assumptions.assumeTrue(isHere(program), () -> program + " is not in PATH"));
    }

    private static boolean isHere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
