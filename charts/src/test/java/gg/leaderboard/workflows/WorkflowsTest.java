package gg.leaderboard.workflows;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parses the workflows, which only GitHub can run, and checks what they name. */
class WorkflowsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path WORKFLOWS = ROOT.resolve(".github/workflows");
    private static final Pattern PINNED =
            Pattern.compile("uses: ([\\w.-]+/[\\w./-]+)@([0-9a-f]{40}) # (v\\d+(\\.\\d+)*)");
    private static final Pattern LOCAL = Pattern.compile("uses: \\./(\\.github/workflows/[\\w-]+\\.yml)");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(WORKFLOWS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void all_workflows_are_there() throws IOException {
        assertThat(workflows())
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "ci.yml", "codeql.yml", "containers.yml", "dependency-review.yml", "main.yml", "release.yml");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_action_is_pinned_by_its_hash_and_names_its_version(Path workflow) throws IOException {
        assertThat(Files.readAllLines(workflow))
                .filteredOn(line -> line.contains("uses:"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches(".*(" + PINNED + "|" + LOCAL + ")"));
    }

    @Test
    void an_action_has_one_version_in_all_workflows() throws IOException {
        Map<String, Set<String>> versions = workflows().stream()
                .flatMap(file -> PINNED.matcher(read(file)).results())
                .collect(groupingBy(
                        found -> found.group(1), mapping(found -> found.group(2) + found.group(3), toSet())));

        assertThat(versions)
                .hasSizeGreaterThan(5)
                .allSatisfy((action, found) -> assertThat(found).as(action).hasSize(1));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void every_job_has_a_time_limit_and_only_the_permissions_that_it_lists(Path workflow) throws IOException {
        JsonNode file = parse(workflow);

        assertThat(file.path("permissions")).as("of the workflow").isEqualTo(parse("{}"));
        assertThat(file.path("jobs").properties()).isNotEmpty().allSatisfy(job -> {
            JsonNode permissions = job.getValue().path("permissions");
            assertThat(permissions.isObject())
                    .as("permissions of %s", job.getKey())
                    .isTrue();
            assertThat(permissions.properties())
                    .isNotEmpty()
                    .allSatisfy(permission ->
                            assertThat(permission.getValue().asText()).isIn("read", "write"));
            if (job.getValue().has("uses")) {
                assertThat(job.getValue().has("timeout-minutes")).isFalse();
            } else {
                assertThat(job.getValue().path("timeout-minutes").asInt()).isBetween(1, 60);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void what_it_names_exists(Path workflow) throws IOException {
        assertThat(problems(read(workflow))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run: .ci/rum, .ci/rum",
        "run: ./mwnw verify, ./mwnw",
        "'run: ./mvnw -pl api,apis -am package', module apis",
        "run: ./mvnw verify -Pprof, profile prof",
        "run: docker buildx build . --file Containerfile, Containerfile",
        "run: docker build . --build-arg MODUL=api, MODUL",
        "run: for module in api apis; do, module apis",
        "run: helm package charts/scoreboard, charts/scoreboard",
        "run: echo ${{ github.head_ref }}, expression",
        "uses: ./.github/workflows/cd.yml, .github/workflows/cd.yml",
        "needs: build, job build"
    })
    void a_name_of_nothing_is_found(String step, String problem) throws IOException {
        String workflow = "jobs:\n  a:\n    " + (step.startsWith("run") ? "steps:\n      - " : "")
                + step.replace("run: ", "run: |\n          ");

        assertThat(problems(workflow)).singleElement().asString().contains(problem);
    }

    @Test
    void every_change_is_tested_on_all_platforms() throws IOException {
        JsonNode matrix = parse(WORKFLOWS.resolve("ci.yml")).at("/jobs/verify/strategy/matrix");

        assertThat(matrix.path("java").toString()).isEqualTo("[17,21,25]");
        assertThat(matrix.path("runner").toString()).isEqualTo("[\"ubuntu-24.04\",\"ubuntu-24.04-arm\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.yml", "release.yml"})
    void images_are_published_only_after_the_tests(String workflow) throws IOException {
        JsonNode jobs = parse(WORKFLOWS.resolve(workflow)).path("jobs");

        assertThat(jobs.at("/verify/uses").asText()).isEqualTo("./.github/workflows/ci.yml");
        assertThat(jobs.at("/containers/needs").toString()).contains("\"verify\"");
        assertThat(parse(WORKFLOWS.resolve("containers.yml")).path("on").size()).isOne();
    }

    private static List<String> problems(String workflow) throws IOException {
        JsonNode jobs = parse(workflow).path("jobs");
        Stream<String> called = results(LOCAL.pattern(), workflow)
                .map(found -> found.group(1))
                .filter(file -> !Files.isRegularFile(ROOT.resolve(file)));
        Stream<String> needed = jobs.findValues("needs").stream()
                .flatMap(needs -> needs.isArray() ? elements(needs) : Stream.of(needs))
                .map(JsonNode::asText)
                .filter(job -> !jobs.has(job))
                .map(job -> "job " + job);
        Stream<String> run = jobs.findValuesAsText("run").stream().flatMap(WorkflowsTest::problemsOfScript);
        return Stream.of(called, needed, run).flatMap(problems -> problems).toList();
    }

    private static Stream<String> problemsOfScript(String script) {
        String joined = script.replaceAll("\\\\\n\\s*", " ");
        String pom = read(ROOT.resolve("pom.xml"));
        String dockerfile = read(ROOT.resolve("Dockerfile"));
        Stream<String> programs = results("(?:^|[\\s(])((?:\\./|\\.ci/)[\\w-]+)(?=\\s|$)", joined)
                .map(found -> found.group(1))
                .filter(program -> !Files.isExecutable(ROOT.resolve(program)));
        Stream<String> paths = results("(?:^|\\s)((?:charts|docs|examples|testing)/[\\w./-]+)", joined)
                .map(found -> found.group(1))
                .filter(path -> !Files.exists(ROOT.resolve(path)));
        Stream<String> modules = Stream.of("-pl (\\S+)", "for module in ([^;]+);")
                .flatMap(pattern -> results(pattern, joined))
                .flatMap(found -> Stream.of(found.group(1).split("[, ]")))
                .filter(module -> !pom.contains("<module>" + module + "</module>"))
                .map(module -> "module " + module);
        Stream<String> profiles = results("\\s-P(\\S+)", joined)
                .flatMap(found -> Stream.of(found.group(1).split(",")))
                .filter(profile -> !pom.contains("<id>" + profile + "</id>"))
                .map(profile -> "profile " + profile);
        Stream<String> files = results("docker .*build .*?--file (\\S+)", joined)
                .map(found -> found.group(1))
                .filter(file -> !Files.isRegularFile(ROOT.resolve(file)));
        Stream<String> arguments = results("--build-arg (\\w+)=", joined)
                .map(found -> found.group(1))
                .filter(argument -> results("^ARG " + argument + "(=|$)", dockerfile)
                        .findAny()
                        .isEmpty())
                .map(argument -> "build argument " + argument);
        // Their values may hold commands. Variables of the environment cannot.
        Stream<String> expressions = results("\\$\\{\\{", joined).map(found -> "expression in a script");
        return Stream.of(programs, paths, modules, profiles, files, arguments, expressions)
                .flatMap(problems -> problems);
    }

    private static Stream<MatchResult> results(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static JsonNode parse(Path file) throws IOException {
        return parse(read(file));
    }

    private static JsonNode parse(String yaml) throws IOException {
        return YAMLMapper.builder().build().readTree(yaml);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
