package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * PostgreSQL refuses to run as root. In a user namespace of its own, where root is nobody in particular, it takes root
 * for somebody else, and the files stay root's.
 */
final class UserNamespace {

    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");

    // Linux only: elsewhere PostgreSQL's own refusal is the message.
    private static final Path SELF = Path.of("/proc/self");

    private UserNamespace() {}

    /**
     * What comes before a command.
     *
     * @throws IllegalStateException if this is root and may not make a user namespace
     */
    static List<String> commandPrefix() throws IOException, InterruptedException {
        if (!isRoot()) {
            return List.of();
        }
        if (!canUnshare()) {
            throw new IllegalStateException(
                    "PostgreSQL refuses to run as root, and this machine lets nobody run it otherwise"
                            + " by `unshare --user`. Start as another user; or, in a container, with `--user` or"
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
