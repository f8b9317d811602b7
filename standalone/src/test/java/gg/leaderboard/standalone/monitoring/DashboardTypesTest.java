package gg.leaderboard.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.testing.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles the dashboards with Grafana's types for TypeScript. */
class DashboardTypesTest {

    @Test
    void grafana_knows_each_field_and_value_of_the_dashboards(@TempDir Path directory)
            throws IOException, InterruptedException {
        NodeTool compiler = NodeTool.install(Path.of("../testing/grafana"));
        List<Path> dashboards = Dashboards.files();
        Path wrong = Files.writeString(
                directory.resolve("wrong.json"),
                AlertRules.read(dashboards.get(0))
                        .replace("\"drawStyle\": \"line\"", "\"drawStyle\": \"lines\"")
                        .replace("\"legendFormat\"", "\"legendFromat\""));

        assertThat(compiler.run(
                        "check.mjs", dashboards.stream().map(Path::toString).toArray(String[]::new)))
                .isEmpty();
        assertThat(compiler.run("check.mjs", wrong.toString()))
                .anyMatch(problem -> problem.contains("drawStyle") || problem.contains("\"lines\""))
                .anyMatch(problem -> problem.contains("legendFromat"));
    }

    @Test
    void each_dashboard_has_its_own_address_and_each_panel_its_own_number() {
        List<Path> files = Dashboards.files();

        assertThat(files)
                .extracting(file -> Dashboards.read(file).path("uid").asString())
                .containsExactly("leaderboard-api", "leaderboard-overview", "leaderboard-pipeline");
        assertThat(files)
                .allSatisfy(file -> assertThat(Dashboards.read(file)
                                .path("panels")
                                .valueStream()
                                .map(panel -> panel.path("id").asInt()))
                        .hasSizeGreaterThan(10)
                        .doesNotHaveDuplicates());
    }
}
