package gg.leaderboard.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a Java that Cassandra 5.0 supports: version 17, and no newer one. */
final class CassandraJava {

    private static final int VERSION = 17;

    private CassandraJava() {}

    /**
     * The {@code java} command of the running JDK if it has that version, of {@code JAVA17_HOME}, or of a neighbouring
     * directory.
     */
    static Optional<Path> find() {
        Path running = Path.of(System.getProperty("java.home"));
        return Stream.concat(
                        Stream.of(running, path(System.getenv("JAVA17_HOME"))),
                        Stream.of(running.getParent(), Path.of("/usr/lib/jvm")).flatMap(CassandraJava::children))
                .filter(Objects::nonNull)
                .filter(CassandraJava::isSupported)
                .map(home -> home.resolve("bin").resolve("java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static @Nullable Path path(@Nullable String text) {
        return text == null ? null : Path.of(text);
    }

    private static Stream<Path> children(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static boolean isSupported(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.anyMatch(line -> line.startsWith("JAVA_VERSION=\"" + VERSION + "."));
        } catch (IOException e) {
            return false;
        }
    }
}
