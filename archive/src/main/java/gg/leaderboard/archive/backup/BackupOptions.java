package gg.leaderboard.archive.backup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

/**
 * Options of the command line.
 *
 * @param directory of all backups
 * @param onlyWal whether to continue the newest backup
 * @param url of PostgreSQL
 */
record BackupOptions(
        Path directory, boolean onlyWal, String url, String user, String password, RedisStandaloneConfiguration redis) {

    static final String HELP = """
            backup --to=DIR [--wal]

            Copies PostgreSQL while it runs: archived events, definitions of leaderboards, statistics and dead letters. Adds a snapshot
            of Redis, which makes a restore faster. The copy is a new directory in DIR, named by the time. With --wal, adds what
            PostgreSQL has written since then to the newest backup in DIR.

            --url=jdbc:postgresql://localhost:5432/leaderboard    or the variable SPRING_DATASOURCE_URL
            --user=leaderboard                                    a superuser; or SPRING_DATASOURCE_USERNAME
                                                                  SPRING_DATASOURCE_PASSWORD is the password
            --redis=localhost:6379                                or SPRING_DATA_REDIS_HOST, _PORT, _DATABASE, _USERNAME and
                                                                  _PASSWORD. A cluster, or a server with TLS, has no snapshot
            """;

    private static final Set<String> VALUES = Set.of("to", "url", "user", "redis");

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
                variables.getOrDefault("SPRING_DATASOURCE_PASSWORD", "leaderboard"),
                redis(values.get("redis"), variables));
    }

    private static RedisStandaloneConfiguration redis(@Nullable String address, Map<String, String> variables) {
        String host = variables.getOrDefault("SPRING_DATA_REDIS_HOST", "localhost");
        String port = variables.getOrDefault("SPRING_DATA_REDIS_PORT", "6379");
        if (address != null) {
            int colon = address.lastIndexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("--redis must be HOST:PORT; was " + address);
            }
            host = address.substring(0, colon);
            port = address.substring(colon + 1);
        }
        RedisStandaloneConfiguration redis = new RedisStandaloneConfiguration(host, number("the port of Redis", port));
        redis.setDatabase(
                number("SPRING_DATA_REDIS_DATABASE", variables.getOrDefault("SPRING_DATA_REDIS_DATABASE", "0")));
        redis.setUsername(variables.get("SPRING_DATA_REDIS_USERNAME"));
        redis.setPassword(variables.get("SPRING_DATA_REDIS_PASSWORD"));
        return redis;
    }

    private static int number(String name, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number; was " + digits, e);
        }
    }
}
