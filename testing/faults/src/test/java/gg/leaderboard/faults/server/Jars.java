package gg.leaderboard.faults.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The executable jars of the services, as {@code ./mvnw package} has built them. */
final class Jars {

    private static final String HINT = "Build the services first: ./mvnw package -DskipTests";

    private Jars() {}

    static Path find(String module) {
        Path target =
                Path.of("").toAbsolutePath().resolve("../..").resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith("-exec.jar")).toList();
            if (found.size() == 1) {
                return found.get(0).normalize();
            }
        } catch (IOException e) {
            throw new IllegalStateException(HINT, e);
        }
        throw new IllegalStateException("There must be one *-exec.jar in " + target + ". " + HINT);
    }
}
