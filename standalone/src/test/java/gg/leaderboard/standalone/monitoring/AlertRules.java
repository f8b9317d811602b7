package gg.leaderboard.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files of Prometheus in {@code ops/prometheus}. */
final class AlertRules {

    static final Path DIRECTORY = Path.of("../ops/prometheus");
    static final Path FILE = DIRECTORY.resolve("alerts.yml");

    private AlertRules() {}

    static Stream<Alert> all() {
        return yaml(FILE)
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .map(Alert::new);
    }

    static JsonNode yaml(Path file) {
        return YAMLMapper.shared().readTree(read(file));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The alerts of a test file that fire, or do not fire, in a case. */
    static List<String> tested(JsonNode tests, boolean fires) {
        return tests.path("tests")
                .valueStream()
                .flatMap(test -> test.path("alert_rule_test").valueStream())
                .filter(each -> each.path("exp_alerts").isEmpty() != fires)
                .map(each -> each.path("alertname").asString())
                .toList();
    }

    /** A rule of the file. */
    record Alert(JsonNode rule) {

        String name() {
            return rule.path("alert").asString();
        }

        String expression() {
            return rule.path("expr").asString();
        }

        String severity() {
            return rule.at("/labels/severity").asString("");
        }

        String annotation(String name) {
            return rule.path("annotations").path(name).asString("");
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
