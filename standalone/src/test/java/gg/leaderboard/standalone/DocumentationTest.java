package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks that the documents list every option with its default, and that their links have a target. After a change of
 * an option, {@code -Ddocs.write=true} updates the table of options in docs/OPERATIONS.md.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path OPERATIONS = ROOT.resolve("docs/OPERATIONS.md");
    private static final String BEGIN = "<!-- options: written by DocumentationTest -->\n";
    private static final String END = "<!-- end of options -->\n";

    /** Headings by prefix of the option's name. The first match is used. */
    private static final Map<String, String> SECTIONS = sections();

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("standings.", "Standings (the same for processor, archive and api)");
        sections.put("leaderboard.region.", "Region (the same for processor, archive and api)");
        sections.put("leaderboard.relay.", "Inlets (the same for processor, archive and api)");
        sections.put("leaderboard.web.", "Every HTTP port (processor, archive and api)");
        sections.put("leaderboard.security.", "Security (the same for archive and api)");
        sections.put("leaderboard.limits.", "Rate limits (api)");
        sections.put("leaderboard.tracing.", "Traces (processor and api)");
        sections.put("leaderboard.processor.", "Processor");
        sections.put("leaderboard.archive.", "Archive");
        sections.put("leaderboard.api.", "Api");
        sections.put("leaderboard.producer.", "Producer");
        sections.put("leaderboard.", "The command that starts everything");
        return Collections.unmodifiableMap(sections);
    }

    @Test
    void every_option_of_every_service_is_documented_with_its_default() throws IOException {
        String document = Files.readString(OPERATIONS);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        int end = document.indexOf(END);
        String expected = tables();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(OPERATIONS, document.substring(0, begin) + expected + document.substring(end));
            return;
        }
        assertThat(document.substring(begin, end))
                .as("after a change of options run this test with -Ddocs.write=true")
                .isEqualTo(expected);
    }

    @Test
    void every_link_leads_to_a_file_and_a_heading() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String link : matches("\\]\\(([^)\\s]+)\\)", Files.readString(document))) {
                if (!link.matches("\\w+:.*") && !leadsSomewhere(document, link)) {
                    broken.add(ROOT.relativize(document) + ": " + link);
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void every_test_that_a_document_names_exists() throws IOException {
        Set<String> tests = new HashSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> tests.add(file.getFileName().toString().replace(".java", "")));
        }
        Set<String> missing = new TreeSet<>();
        for (Path document : documents()) {
            missing.addAll(matches("`([A-Z]\\w+(?:Test|IT))`", Files.readString(document)));
        }
        missing.removeAll(tests);

        assertThat(missing).isEmpty();
    }

    private static boolean leadsSomewhere(Path document, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return Files.exists(file)
                && (parts.length == 1 || anchors(Files.readString(file)).contains(parts[1]));
    }

    private static List<String> anchors(String document) {
        return matches("(?m)^#+ (.+)$", document).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }

    private static List<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static String tables() throws IOException {
        Map<String, JsonNode> options = options();
        return SECTIONS.values().stream()
                .map(section -> "\n### %s\n\n| option | default | meaning |\n|---|---|---|\n%s"
                        .formatted(section, rows(section, options)))
                .collect(Collectors.joining("", "", "\n"));
    }

    private static String rows(String section, Map<String, JsonNode> options) {
        return options.entrySet().stream()
                .filter(option -> heading(option.getKey()).equals(section))
                .map(option -> row(option.getKey(), option.getValue()))
                .collect(Collectors.joining());
    }

    private static String heading(String name) {
        return SECTIONS.entrySet().stream()
                .filter(section -> name.startsWith(section.getKey()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name))
                .getValue();
    }

    private static String row(String name, JsonNode option) {
        return "| `%s` | %s | %s |\n".formatted(name, defaultValue(option), meaning(option));
    }

    private static String defaultValue(JsonNode option) {
        JsonNode value = option.path("defaultValue");
        String text = value.isArray()
                ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(","))
                : value.asString("");
        text = text.replaceAll("[\\[\\] ]", "");
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String meaning(JsonNode option) {
        String text = option.path("description").asString("");
        assertThat(text).as("@param of %s", option.path("name")).isNotEmpty();
        return text.replaceAll("\\s+", " ").replaceAll("\\{@\\w+ #?([^}]*)}", "`$1`");
    }

    /** Returns the options by name, as Spring's annotation processor describes them. */
    private static Map<String, JsonNode> options() throws IOException {
        Map<String, JsonNode> options = new TreeMap<>();
        for (URL file : Collections.list(
                DocumentationTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream json = file.openStream()) {
                JsonMapper.shared()
                        .readTree(json)
                        .path("properties")
                        .valueStream()
                        .filter(option -> option.path("sourceType").asString("").startsWith("gg.leaderboard."))
                        .forEach(option -> options.put(option.path("name").asString(), option));
            }
        }
        return options;
    }
}
