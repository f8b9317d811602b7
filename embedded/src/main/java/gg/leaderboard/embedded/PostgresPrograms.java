package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The unpacked programs of PostgreSQL.
 *
 * @param home the directory of the programs
 * @param log the file for their output
 */
record PostgresPrograms(Path home, LogFile log) {

    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");
    // Linux only. On other systems PostgreSQL's own error message appears.
    private static final Path SELF = Path.of("/proc/self");

    /** The program that all processes of a server run. */
    Path server() {
        return home.resolve("bin/postgres");
    }

    /** Unpacks the programs, unless this release is already unpacked. */
    void unpack(PostgresBinary binary) throws IOException {
        Path unpacked = home.resolve("unpacked");
        String checksum = binary.checksum();
        if (!Files.exists(unpacked) || !Files.readString(unpacked).equals(checksum)) {
            Directories.delete(home);
            binary.unpackInto(home);
            // Written last, so a directory with this file is complete.
            Files.writeString(unpacked, checksum);
        }
    }

    /** Runs a program to its end, in the parent directory of {@link #home}. Returns whether it succeeded. */
    boolean run(String program, String... arguments) throws IOException, InterruptedException {
        return run(program, List.of(arguments), "");
    }

    /** As {@link #run(String, String...)}, with standard input. */
    boolean run(String program, List<String> arguments, String input) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(commandPrefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Process process = UnpackedProgram.start(prepare(command));
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return process.waitFor() == 0;
    }

    private ProcessBuilder prepare(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.resolveSibling("").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
        // Removes the user's settings for another PostgreSQL, and locales that this one does not have.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /**
     * The prefix of a command.
     *
     * @throws IllegalStateException if this is root and may not create a user namespace
     */
    private static List<String> commandPrefix() throws IOException, InterruptedException {
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
