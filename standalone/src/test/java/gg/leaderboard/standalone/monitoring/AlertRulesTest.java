package gg.leaderboard.standalone.monitoring;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.standalone.monitoring.AlertRules.Alert;
import gg.leaderboard.testing.InstalledPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tests the files in ops/prometheus with Prometheus' own tools, and that docs/OPERATIONS.md explains each alert. */
class AlertRulesTest {

    private static final Path OPERATIONS = Path.of("../docs/OPERATIONS.md");

    @ParameterizedTest
    @CsvSource({
        "promtool, check config prometheus.yml",
        "promtool, check config compose.yml",
        "promtool, check rules --lint-fatal alerts.yml",
        "promtool, test rules alerts.test.yml",
        "amtool, check-config alertmanager.yml"
    })
    void prometheus_accepts_the_files(String program, String arguments) throws IOException, InterruptedException {
        InstalledPrograms.require(program);

        Process process = new ProcessBuilder((program + " " + arguments).split(" "))
                .directory(AlertRules.DIRECTORY.toFile())
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void each_alert_has_a_case_in_which_it_fires_and_one_in_which_it_does_not() {
        JsonNode tests = AlertRules.yaml(AlertRules.DIRECTORY.resolve("alerts.test.yml"));
        List<String> names = AlertRules.all().map(Alert::name).toList();

        assertThat(names).hasSizeGreaterThan(13).doesNotHaveDuplicates();
        assertThat(AlertRules.tested(tests, true)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(AlertRules.tested(tests, false)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void each_alert_links_to_its_section_of_the_operations_guide() {
        Set<String> sections = matches("(?m)^### Alert: (.+)$", AlertRules.read(OPERATIONS))
                .map(heading -> "docs/OPERATIONS.md#alert-"
                        + heading.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .collect(toSet());

        assertThat(AlertRules.all().map(alert -> alert.annotation("runbook_url")))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(sections);
        assertThat(AlertRules.all()).allSatisfy(alert -> {
            assertThat(alert.severity()).isIn("critical", "warning");
            assertThat(alert.annotation("summary")).endsWith(".");
            assertThat(alert.annotation("description")).endsWith(".");
            assertThat(alert.annotation("runbook_url"))
                    .isEqualTo("docs/OPERATIONS.md#alert"
                            + alert.name()
                                    .replace("Leaderboard", "")
                                    .replaceAll("([A-Z])", "-$1")
                                    .toLowerCase(Locale.ROOT));
        });
    }

    @Test
    void alerts_and_dashboards_use_only_documented_metrics() {
        Set<String> documented =
                matches("`(leaderboard_\\w+)`", AlertRules.read(OPERATIONS)).collect(toSet());

        assertThat(Stream.concat(AlertRules.all().map(Alert::expression), Dashboards.queries("1m").stream())
                        .flatMap(query -> matches("\\b(leaderboard_\\w+)", query))
                        .map(metric -> metric.replaceFirst("_(bucket|count|sum)$", ""))
                        .collect(toSet()))
                .hasSizeGreaterThan(30)
                .isSubsetOf(documented);
    }

    private static Stream<String> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1));
    }
}
