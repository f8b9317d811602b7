package gg.leaderboard.archive.backup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Options of the command line.
 *
 * @param directory of all backups
 * @param onlyWal whether to continue the newest backup
 */
record BackupOptions(Path directory, boolean onlyWal, String url, String user, String password) {

    static final String HELP = """
            backup --to=DIR [--wal]

            Copies PostgreSQL while it runs: archived events, definitions of leaderboards, statistics and dead letters. The copy is a
            new directory in DIR, named by the time. With --wal, adds what was written since then to the newest backup in DIR.

            --url=jdbc:postgresql://localhost:5432/leaderboard    or the variable SPRING_DATASOURCE_URL
            --user=leaderboard                                    a superuser; or SPRING_DATASOURCE_USERNAME
                                                                  SPRING_DATASOURCE_PASSWORD is the password
            """;

    private static final Set<String> VALUES = Set.of("to", "url", "user");

    /**
     * Parses arguments.
     *
     * @param variables the variables of the environment
     * @throws IllegalArgumentException that names the wrong option
     */
    static BackupOptions parse(Map<String, String> variables, String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = argument.substring(0, equals < 0 ? argument.length() : equals)
                    .replaceFirst("^--", "");
            if (!argument.startsWith("--") || !(equals < 0 ? name.equals("wal") : VALUES.contains(name))) {
                throw new IllegalArgumentException(argument + " is not an option");
            }
            values.put(name, argument.substring(equals + 1));
        }
        String directory = values.get("to");
        if (directory == null || directory.isEmpty()) {
            throw new IllegalArgumentException("--to=DIR is required");
        }
        return new BackupOptions(
                Path.of(directory),
                values.containsKey("wal"),
                values.getOrDefault(
                        "url",
                        variables.getOrDefault(
                                "SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:5432/leaderboard")),
                values.getOrDefault("user", variables.getOrDefault("SPRING_DATASOURCE_USERNAME", "leaderboard")),
                variables.getOrDefault("SPRING_DATASOURCE_PASSWORD", "leaderboard"));
    }
}
