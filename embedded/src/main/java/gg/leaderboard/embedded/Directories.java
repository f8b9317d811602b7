package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Operations on directories, which {@link Files} offers for single files only. */
final class Directories {

    private Directories() {}

    /** Deletes a directory with its contents; does nothing if it does not exist. */
    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path path : deepestFirst(directory)) {
                Files.delete(path);
            }
        }
    }

    private static List<Path> deepestFirst(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
