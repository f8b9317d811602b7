package gg.leaderboard.bench.testbed;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

final class Directories {

    private Directories() {}

    /** Deletes a directory and its content. Processes that were just killed may still write there. */
    static void delete(Path directory) {
        for (int attempt = 0; Files.exists(directory) && attempt < 10; attempt++) {
            try {
                Files.walkFileTree(directory, new Deletion());
            } catch (IOException e) {
                if (attempt == 9) {
                    System.err.println("left behind: " + directory + " (" + e + ")");
                }
            }
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path visited, java.io.@org.jspecify.annotations.Nullable IOException failure) throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
        }
    }
}
