package gg.leaderboard.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's programs, unpacked.
 *
 * @param home where they are unpacked
 * @param log what they say goes here
 */
record PostgresPrograms(Path home, LogFile log) {

    /** The program that all processes of a server run. */
    Path server() {
        return home.resolve("bin/postgres");
    }

    /** Unpacks them unless they are there, of this very release. */
    void unpack(PostgresBinary binary) throws IOException {
        Path unpacked = home.resolve("unpacked");
        String checksum = binary.checksum();
        if (!Files.exists(unpacked) || !Files.readString(unpacked).equals(checksum)) {
            Directories.delete(home);
            binary.unpackInto(home);
            // Written last, so a directory that has it is whole.
            Files.writeString(unpacked, checksum);
        }
    }

    /** Runs one of them to its end, beside {@link #home}, and says whether it did what it should. */
    boolean run(String program, String... arguments) throws IOException, InterruptedException {
        return run(program, List.of(arguments), "");
    }

    /** As {@link #run(String, String...)}, with something to read. */
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
        // Nothing that the user has set for a PostgreSQL of their own, nor a language that this one does not have.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }
}
