package gg.leaderboard.archive.backup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

/**
 * Options of the command line.
 *
 * @param directory of all backups
 * @param onlyWal whether to continue the newest backup
 * @param url of PostgreSQL
 * @param tls the certificates for TLS to Redis; null for none
 */
record BackupOptions(
        Path directory,
        boolean onlyWal,
        String url,
        String user,
        String password,
        RedisStandaloneConfiguration redis,
        @Nullable SslBundle tls) {

    static final String HELP = """
            backup --to=DIR [--wal]

            Copies PostgreSQL while it runs: archived events, definitions of leaderboards, statistics, dead letters and API keys
            without their secrets. Adds a snapshot of Redis, which makes a restore faster. The copy is a new directory in DIR, named
            by the time. With --wal, adds what PostgreSQL has written since then to the newest backup in DIR.

            --url=jdbc:postgresql://localhost:5432/leaderboard    or the variable SPRING_DATASOURCE_URL
            --user=leaderboard                                    a superuser, or the role in SECURITY.md;
                                                                  or SPRING_DATASOURCE_USERNAME
                                                                  SPRING_DATASOURCE_PASSWORD is the password
            --redis=localhost:6379                                or SPRING_DATA_REDIS_HOST, _PORT, _DATABASE, _USERNAME and
                                                                  _PASSWORD. A cluster has no snapshot. For TLS:
                                                                  SPRING_DATA_REDIS_SSL_ENABLED=true, or
                                                                  SPRING_DATA_REDIS_SSL_BUNDLE=NAME and
                                                                  SPRING_SSL_BUNDLE_PEM_NAME_TRUSTSTORE_CERTIFICATE
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
                redis(values.get("redis"), variables),
                tls(variables));
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

    // By the same variables as in the services.
    private static @Nullable SslBundle tls(Map<String, String> variables) {
        Binder binder = new Binder(ConfigurationPropertySources.from(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables))));
        String name = binder.bind("spring.data.redis.ssl.bundle", String.class).orElse("");
        if (name.isEmpty()) {
            boolean enabled =
                    binder.bind("spring.data.redis.ssl.enabled", Boolean.class).orElse(false);
            return enabled ? SslBundle.systemDefault() : null;
        }
        return PropertiesSslBundle.get(binder.bind("spring.ssl.bundle.pem." + name, PemSslBundleProperties.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        "SPRING_DATA_REDIS_SSL_BUNDLE is " + name + ", but SPRING_SSL_BUNDLE_PEM_"
                                + name.toUpperCase(Locale.ROOT) + "_TRUSTSTORE_CERTIFICATE is not set")));
    }

    private static int number(String name, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number; was " + digits, e);
        }
    }
}
