package gg.leaderboard.bench.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

final class Directories {

    private Directories() {}

    /** Deletes a directory and its content. Processes that were just killed may still write there. */
    static void delete(Path directory) {
        for (int attempt = 0; Files.exists(directory) && attempt < 10; attempt++) {
            try {
                FileSystemUtils.deleteRecursively(directory);
            } catch (IOException e) {
                if (attempt == 9) {
                    System.err.println("left behind: " + directory + " (" + e + ")");
                }
            }
        }
    }
}
