package gg.leaderboard.bench.testbed;

import java.nio.file.Files;
import java.nio.file.Path;

/** Locates the services' jars relative to this jar, in the places where Maven builds them. */
final class Jars {

    private static final Path OWN =
            Path.of(System.getProperty("java.class.path")).toAbsolutePath();

    private Jars() {}

    /** Returns the jar that this JVM was started with. */
    static Path own() {
        if (!OWN.toString().endsWith("-exec.jar")) {
            throw new IllegalStateException("start the benchmarks with java -jar bench/target/bench-…-exec.jar");
        }
        return OWN;
    }

    /** Returns the jar of a service, such as {@code processor}, that users run. */
    static Path of(String module) {
        Path own = own();
        String name = own.getFileName().toString().replaceFirst("^bench-", module + "-");
        Path jar = own.resolve("../../..")
                .resolve(module)
                .resolve("target")
                .resolve(name)
                .normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(
                    "there is no " + jar + "; ./mvnw -q package -DskipTests -pl bench," + module + " -am builds it");
        }
        return jar;
    }
}
