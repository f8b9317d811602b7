package gg.leaderboard.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;

class BackupOptionsTest {

    @Test
    void an_argument_takes_precedence_over_a_variable_and_a_variable_over_the_default() {
        Map<String, String> variables =
                Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/x", "SPRING_DATASOURCE_USERNAME", "ada");

        BackupOptions options = BackupOptions.parse(variables, "--to=backups", "--user=bob");

        assertThat(options)
                .isEqualTo(new BackupOptions(
                        Path.of("backups"),
                        false,
                        "jdbc:postgresql://db/x",
                        "bob",
                        "leaderboard",
                        new RedisStandaloneConfiguration("localhost", 6379),
                        null));
    }

    @Test
    void redis_is_an_argument_or_variables() {
        Map<String, String> variables = Map.of(
                "SPRING_DATA_REDIS_HOST", "cache",
                "SPRING_DATA_REDIS_DATABASE", "3",
                "SPRING_DATA_REDIS_PASSWORD", "x");
        RedisStandaloneConfiguration redis = new RedisStandaloneConfiguration("cache", 6379);
        redis.setDatabase(3);
        redis.setPassword("x");

        assertThat(BackupOptions.parse(variables, "--to=backups").redis()).isEqualTo(redis);

        redis.setHostName("::1");
        redis.setPort(7000);
        assertThat(BackupOptions.parse(variables, "--to=backups", "--redis=::1:7000")
                        .redis())
                .isEqualTo(redis);
    }

    @ParameterizedTest
    @CsvSource({
        "--to, --to is not an option",
        "--to=, --to=DIR is required",
        "--wal, --to=DIR is required",
        "--wal=1, --wal=1 is not an option",
        "to=x, to=x is not an option",
        "--password=x, --password=x is not an option"
    })
    void an_invalid_option_is_named(String argument, String problem) {
        assertThatThrownBy(() -> BackupOptions.parse(Map.of(), argument)).hasMessage(problem);
    }

    @Test
    void tls_to_redis_has_the_variables_of_the_services() {
        Map<String, String> enabled = Map.of("SPRING_DATA_REDIS_SSL_ENABLED", "true");
        Map<String, String> incomplete = Map.of("SPRING_DATA_REDIS_SSL_BUNDLE", "servers");

        assertThat(BackupOptions.parse(enabled, "--to=backups").tls()).isNotNull();
        assertThatThrownBy(() -> BackupOptions.parse(incomplete, "--to=backups"))
                .hasMessage("SPRING_DATA_REDIS_SSL_BUNDLE is servers, but"
                        + " SPRING_SSL_BUNDLE_PEM_SERVERS_TRUSTSTORE_CERTIFICATE is not set");
    }

    @ParameterizedTest
    @CsvSource({
        "--redis=6379, --redis must be HOST:PORT; was 6379",
        "--redis=cache:x, the port of Redis must be a number; was x"
    })
    void an_invalid_address_of_redis_is_named(String argument, String problem) {
        assertThatThrownBy(() -> BackupOptions.parse(Map.of(), "--to=backups", argument))
                .hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource({"--restore-definitions=1", "--checksums", "--other"})
    void an_invalid_option_of_verify_is_named(String argument) {
        assertThatThrownBy(() -> VerifyOptions.parse(argument)).hasMessage(argument + " is not an option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "2m"})
    void a_patience_that_is_no_number_of_seconds_is_refused(String patience) {
        assertThatThrownBy(() -> VerifyOptions.parse("--patience=" + patience))
                .hasMessage("--patience must be a number of seconds; was " + patience);
    }
}
