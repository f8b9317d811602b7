package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Compares the tables of metrics in docs/OPERATIONS.md with the metrics of the running system. */
@Timeout(300)
abstract class MetricsListTest {

    /** The sections with tables of metrics. */
    private static final List<String> SECTIONS = List.of("Pipeline", "Api", "Archive and stores");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(leaderboard_\\w+)` \\|([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern META = Pattern.compile("(?m)^# (TYPE|HELP) (\\w+) (.+)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(\\w+)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    // Those of all metrics, and of the formats.
    private static final Set<String> OTHER_LABELS = Set.of("service", "le", "quantile");
    private static final int MOST_VALUES = 30;

    private final Installation system = Installation.shared();

    @Test
    void the_documents_list_exactly_the_metrics_of_the_running_system_with_their_labels() throws Exception {
        String player = system.uniqueName("player");
        system.post(
                "/api/v1/events",
                "{\"event_type\":\"player_scored\",\"player_id\":\"%s\",\"data\":{\"points\":1}}".formatted(player));
        Metrics metrics = Metrics.parse(system.metrics());
        Map<String, Set<String>> documented = documented();

        assertThat(documented).containsKeys("leaderboard_fold_lag_seconds", "leaderboard_redis_memory_bytes");
        assertThat(metrics.own()).isEqualTo(documented);
        assertThat(metrics.help.keySet()).containsAll(metrics.types.keySet());
        assertThat(metrics.values.values()).allSatisfy(labels -> {
            assertThat(labels).containsKey("service");
            labels.forEach((label, values) -> assertThat(values).as(label).hasSizeLessThanOrEqualTo(MOST_VALUES));
        });
    }

    private static Map<String, Set<String>> documented() throws IOException {
        String document = Files.readString(Path.of("../docs/OPERATIONS.md"));
        String metrics = document.substring(document.indexOf("\n## Metrics\n"));
        Map<String, Set<String>> labels = new TreeMap<>();
        for (String section : SECTIONS) {
            String from = metrics.substring(metrics.indexOf("\n### " + section + "\n") + 1);
            int end = from.indexOf("\n##");
            for (MatchResult row : matches(ROW, from.substring(0, end))) {
                labels.put(row.group(1), new TreeSet<>(names(row.group(2))));
            }
        }
        return labels;
    }

    private static List<String> names(String cell) {
        return matches(NAME, cell).stream().map(name -> name.group(1)).toList();
    }

    private static List<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    /**
     * Metrics in the text format of Prometheus.
     *
     * @param types metric → type
     * @param help metric → description
     * @param values metric → label → values
     */
    private record Metrics(
            Map<String, String> types, Map<String, String> help, Map<String, Map<String, Set<String>>> values) {

        static Metrics parse(String text) {
            Metrics metrics = new Metrics(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            matches(META, text)
                    .forEach(meta -> (meta.group(1).equals("TYPE") ? metrics.types : metrics.help)
                            .put(meta.group(2), meta.group(3)));
            matches(SAMPLE, text).forEach(metrics::add);
            return metrics;
        }

        private void add(MatchResult sample) {
            Map<String, Set<String>> labels = values.computeIfAbsent(metric(sample.group(1)), name -> new TreeMap<>());
            Matcher pairs = LABEL.matcher(sample.group(2) == null ? "" : sample.group(2));
            while (pairs.find()) {
                labels.computeIfAbsent(pairs.group(1), label -> new TreeSet<>()).add(pairs.group(2));
            }
        }

        // A histogram has the series _bucket, _sum and _count, and Micrometer adds the metric _max.
        private String metric(String series) {
            String base = series.replaceFirst("_(bucket|sum|count|max)$", "");
            String type = types.getOrDefault(base, "");
            return type.equals("histogram") || type.equals("summary") ? base : series;
        }

        /** The project's own metrics, each with the labels that only it has. */
        Map<String, Set<String>> own() {
            Map<String, Set<String>> own = new TreeMap<>();
            values.forEach((metric, labels) -> {
                if (metric.startsWith("leaderboard_")) {
                    Set<String> names = new TreeSet<>(labels.keySet());
                    names.removeAll(OTHER_LABELS);
                    own.put(metric, names);
                }
            });
            return own;
        }
    }
}
