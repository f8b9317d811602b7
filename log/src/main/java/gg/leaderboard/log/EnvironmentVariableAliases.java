package gg.leaderboard.log;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Maps common environment variables of similar systems to Spring Boot's properties. Empty variables count as absent. If
 * several set the same property, the first one listed here wins.
 */
final class EnvironmentVariableAliases {

    private static final String BROKERS = "spring.kafka.bootstrap-servers";
    private static final String PROTOCOL = "spring.kafka.security.protocol";
    private static final String MECHANISM = "spring.kafka.properties.sasl.mechanism";
    private static final String LOGIN = "spring.kafka.properties.sasl.jaas.config";
    private static final String REDIS = "spring.data.redis.";
    private static final String DATABASE = "spring.datasource.";
    private static final String PLAIN = "PLAIN";
    private static final String LOGIN_MODULES = "org.apache.kafka.common.security.";

    // A host name, an IPv4 address, or an IPv6 address, which needs brackets if a port follows.
    private static final Pattern HOST_AND_PORT = Pattern.compile(
            "([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:(?<!:):([0-9]{1,5}))?");

    private final Map<String, Object> variables;
    private final Map<String, Object> properties = new HashMap<>();

    private EnvironmentVariableAliases(Map<String, Object> variables) {
        this.variables = variables;
    }

    /**
     * @throws IllegalArgumentException naming the variable, if its value is no valid port or address
     */
    static Map<String, Object> properties(Map<String, Object> variables) {
        EnvironmentVariableAliases aliases = new EnvironmentVariableAliases(variables);
        aliases.kafka();
        aliases.redis();
        aliases.database();
        return aliases.properties;
    }

    private void kafka() {
        put(BROKERS, "KAFKA_BOOTSTRAP_SERVERS", "KAFKA_BROKERS");
        value("KAFKA_USERNAME").ifPresent(this::login);
        put(PROTOCOL, "KAFKA_SECURITY_PROTOCOL");
    }

    private void login(String user) {
        String mechanism = value("KAFKA_SASL_MECHANISM").orElse(PLAIN);
        properties.put(PROTOCOL, "SASL_PLAINTEXT");
        properties.put(MECHANISM, mechanism);
        properties.put(
                LOGIN,
                LOGIN_MODULES
                        + (mechanism.equals(PLAIN) ? "plain.PlainLoginModule" : "scram.ScramLoginModule")
                        + " required username=" + quoted(user) + " password="
                        + quoted(value("KAFKA_PASSWORD").orElse("")) + ";");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void redis() {
        value("REDIS_ADDR").ifPresent(address -> {
            Matcher parts = HOST_AND_PORT.matcher(address);
            if (!parts.matches()) {
                // Not quoted: an address that begins with redis:// may hold a password.
                throw new IllegalArgumentException("REDIS_ADDR must be host:port or a host");
            }
            properties.put(REDIS + "host", parts.group(1));
            if (parts.group(2) != null) {
                properties.put(REDIS + "port", parts.group(2));
            }
        });
        put(REDIS + "host", "REDIS_HOST");
        port("REDIS_PORT").ifPresent(port -> properties.put(REDIS + "port", port));
        put(REDIS + "password", "REDIS_PASSWORD");
    }

    private void database() {
        Optional<String> host = value("DB_HOST", "POSTGRES_HOST");
        Optional<String> port = port("DB_PORT").or(() -> port("POSTGRES_PORT"));
        Optional<String> name = value("DB_NAME", "POSTGRES_DB");
        if (Stream.of(host, port, name).anyMatch(Optional::isPresent)) {
            properties.put(
                    DATABASE + "url",
                    "jdbc:postgresql://" + host.orElse("localhost") + ":" + port.orElse("5432") + "/"
                            + URLEncoder.encode(name.orElse("leaderboard"), StandardCharsets.UTF_8));
        }
        put(DATABASE + "username", "DB_USER", "POSTGRES_USER");
        put(DATABASE + "password", "DB_PASSWORD", "POSTGRES_PASSWORD");
    }

    private void put(String property, String... names) {
        value(names).ifPresent(value -> properties.put(property, value));
    }

    private Optional<String> value(String... names) {
        return Stream.of(names)
                .map(name -> Objects.toString(variables.get(name), ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    // Kubernetes sets a variable of this name to a URL if there is a service of that name.
    private Optional<String> port(String name) {
        return value(name).filter(value -> !value.startsWith("tcp://")).map(value -> checkPort(name, value));
    }

    private static String checkPort(String name, String value) {
        if (!value.matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException(name + " must hold a port; was \"" + value + "\"");
        }
        return value;
    }
}
