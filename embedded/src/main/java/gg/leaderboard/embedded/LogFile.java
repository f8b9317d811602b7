package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The error log of a server. Each start truncates it. */
record LogFile(Path path) {

    /** For a server in {@code path}'s directory that did not start: the exception quotes the log. */
    IllegalStateException failureOf(String server) {
        return new IllegalStateException(
                server + " did not start in " + path.getParent() + ". Its log says:\n" + read());
    }

    private String read() {
        try {
            return Files.exists(path) ? Files.readString(path).strip() : "(nothing)";
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }
}
