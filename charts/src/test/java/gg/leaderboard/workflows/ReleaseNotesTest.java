package gg.leaderboard.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReleaseNotesTest {

    @TempDir
    Path directory;

    @Test
    void they_are_the_section_of_the_version() throws Exception {
        String changelog = """
                # Changelog

                ## [Unreleased]

                - later

                ## [1.2.30] - 2026-03-01

                - other

                ## [1.2.3] - 2026-02-01

                A summary.

                ### Added

                - one

                ## [1.2.2] - 2026-01-01

                - old

                [1.2.2]: https://example.com/1.2.2
                """;

        assertThat(notes("1.2.3", changelog).output()).isEqualTo("A summary.\n\n### Added\n\n- one\n");
        assertThat(notes("1.2.2", changelog).output()).isEqualTo("- old\n");
    }

    @Test
    void a_version_without_a_section_is_an_error() throws Exception {
        Result missing = notes("1.2.3", "# Changelog\n\n## [1.2.30]\n\n- other\n\n## [1x2x3]\n\n- other\n");
        Result empty = notes("1.2.3", "## [1.2.3]\n\n## [1.2.2]\n\n- old\n");

        assertThat(List.of(missing, empty)).allSatisfy(result -> {
            assertThat(result.exitCode()).isOne();
            assertThat(result.output()).contains("says nothing of version 1.2.3");
        });
    }

    @Test
    void they_come_from_the_changelog_of_the_project() throws Exception {
        Result unreleased = run("Unreleased");

        assertThat(unreleased.exitCode()).isZero();
        assertThat(unreleased.output()).isNotBlank().doesNotContain("## [");
        assertThat(run("0.0.0").output()).isEqualTo("CHANGELOG.md says nothing of version 0.0.0\n");
        assertThat(run().exitCode()).isEqualTo(2);
    }

    private Result notes(String version, String changelog) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("CHANGELOG.md"), changelog);
        return run(version, file.toString());
    }

    private static Result run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("../.ci/release-notes"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int exitCode, String output) {}
}
