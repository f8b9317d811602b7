package gg.leaderboard.upgrades;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The executable jars of a release.
 *
 * @param jars where they are
 */
record Release(String name, Jars jars) {

    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final int NOT_AVAILABLE = 3;

    /** Builds the previous release unless that was done before. Skips the test if its source is not available. */
    static Release previous() throws IOException, InterruptedException {
        Process build = new ProcessBuilder(MODULE.resolve("build-previous").toString())
                .redirectError(MODULE.resolve("target/build-previous.txt").toFile())
                .start();
        String directory = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int status = build.waitFor();
        String problem = Files.readString(MODULE.resolve("target/build-previous.txt"));
        if (status == NOT_AVAILABLE) {
            Assumptions.abort(problem.strip());
        }
        if (status != 0) {
            throw new AssertionError("The previous release could not be built:\n" + problem);
        }
        return new Release("previous", service -> Path.of(directory, service + ".jar"));
    }

    /** The jars that {@code ./mvnw package} has built. */
    static Release current() {
        return new Release(
                "current",
                service -> find(MODULE.resolve("../..").resolve(service).resolve("target")));
    }

    private static Path find(Path target) {
        try (Stream<Path> files = Files.list(target)) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith("-exec.jar")).toList();
            if (found.size() == 1) {
                return found.get(0);
            }
        } catch (IOException e) {
            throw new AssertionError("Build the services first: ./mvnw package -DskipTests", e);
        }
        throw new AssertionError("There must be one *-exec.jar in " + target + ". Build the services first:"
                + " ./mvnw package -DskipTests");
    }

    Path jar(String service) {
        return jars.of(service);
    }

    /** Finds the jar of a service. */
    interface Jars {
        Path of(String service);
    }
}
