package gg.leaderboard.standalone.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards in {@code ops/grafana}. */
final class Dashboards {

    private static final Path DIRECTORY = Path.of("../ops/grafana/dashboards");

    private Dashboards() {}

    static List<Path> files() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.map(Path::toAbsolutePath).map(Path::normalize).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode read(Path file) {
        return JsonMapper.shared().readTree(AlertRules.read(file));
    }

    /** The queries of all dashboards, without Grafana's variables. */
    static List<String> queries(String rateInterval) {
        return files().stream()
                .flatMap(file -> read(file).path("panels").valueStream())
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString().replace("$__rate_interval", rateInterval))
                .distinct()
                .toList();
    }
}
