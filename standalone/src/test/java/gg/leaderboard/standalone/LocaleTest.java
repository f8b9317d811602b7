package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the program starts and counts in every locale of the machine, with {@link StandaloneTest} and
 * {@link AttackTest}. It rejects paths that it cannot represent.
 */
@Timeout(600)
class LocaleTest {

    private final StandaloneProperties.Port ports = StandaloneProcess.freePorts();

    @TempDir
    Path temp;

    @Test
    void an_event_is_counted_and_archived_in_turkish() throws Exception {
        try (StandaloneProcess running = StandaloneProcess.start(temp, ports, ForeignLocale.TURKISH)) {
            running.await("the start", running::isReady);
            running.awaitCounted("ilter");
        }
    }

    @Test
    void a_directory_that_the_charset_cannot_represent_is_rejected_before_anything_is_created() throws Exception {
        Path snowman = Files.createDirectory(temp.resolve("dü ☃"));
        try (StandaloneProcess refused =
                StandaloneProcess.start(snowman, ports, List.of(), Map.of("LC_ALL", "C", "LANG", ""))) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.console())
                    .contains("LANG=C.UTF-8", "ANSI_X3.4-1968")
                    .doesNotContain("\tat ");
        }
        try (var left = Files.list(temp)) {
            assertThat(left).containsExactly(snowman);
        }
        try (var left = Files.list(snowman)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("console"));
        }
    }

    @Test
    void a_directory_with_a_comma_in_its_path_is_rejected_before_anything_is_created() throws Exception {
        Path comma = Files.createDirectory(temp.resolve("a,b"));
        try (StandaloneProcess refused = StandaloneProcess.start(comma, ports)) {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.console()).contains("comma", "leaderboard.data").doesNotContain("\tat ");
        }
        try (var left = Files.list(comma)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("console"));
        }
    }
}
