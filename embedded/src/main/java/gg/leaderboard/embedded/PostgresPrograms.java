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
        List<String> command = new ArrayList<>(UserNamespace.commandPrefix());
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        Process process = prepare(command).start();
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
}
