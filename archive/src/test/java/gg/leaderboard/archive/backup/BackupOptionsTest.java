package gg.leaderboard.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupOptionsTest {

    @Test
    void an_argument_takes_precedence_over_a_variable_and_a_variable_over_the_default() {
        Map<String, String> variables =
                Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/x", "SPRING_DATASOURCE_USERNAME", "ada");

        BackupOptions options = BackupOptions.parse(variables, "--to=backups", "--user=bob");

        assertThat(options)
                .isEqualTo(
                        new BackupOptions(Path.of("backups"), false, "jdbc:postgresql://db/x", "bob", "leaderboard"));
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
