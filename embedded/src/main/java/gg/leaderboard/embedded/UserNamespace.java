package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** PostgreSQL does not run as root. In a user namespace it sees root as another user, and root still owns the files. */
final class UserNamespace {

    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");

    // Linux only. On other systems PostgreSQL's own error message appears.
    private static final Path SELF = Path.of("/proc/self");

    private UserNamespace() {}

    /**
     * The prefix of a command.
     *
     * @throws IllegalStateException if this is root and may not create a user namespace
     */
    static List<String> commandPrefix() throws IOException, InterruptedException {
        if (!isRoot()) {
            return List.of();
        }
        if (!canUnshare()) {
            throw new IllegalStateException(
                    "PostgreSQL does not run as root, and this machine does not allow `unshare --user`."
                            + " Start as another user; in a container, use `--user` or"
                            + " `--security-opt seccomp=unconfined`.");
        }
        return NAMESPACE;
    }

    private static boolean isRoot() throws IOException {
        return Files.exists(SELF) && Files.getAttribute(SELF, "unix:uid").equals(0);
    }

    private static boolean canUnshare() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--user", "--", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
