package gg.leaderboard.standalone.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that docs/MIGRATION.md contains "works" only where a test proves it. */
class MigrationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("\\| .* \\| works?\\b[^|]*\\|(.*)\\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void every_row_that_says_works_names_existing_tests() throws IOException {
        Set<String> tests = Stream.concat(methods(), classes()).collect(Collectors.toUnmodifiableSet());
        List<String> cells = Files.readString(ROOT.resolve("docs/MIGRATION.md"))
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .toList();

        assertThat(cells)
                .hasSizeGreaterThan(20)
                .allSatisfy(cell -> assertThat(NAME.matcher(cell)
                                .results()
                                .map(MatchResult::group)
                                .map(name -> name.replace("`", "")))
                        .as(cell)
                        .isNotEmpty()
                        .allMatch(tests::contains, "is a test"));
    }

    // Only the nested classes run. The classes that they extend are abstract.
    private static Stream<String> methods() {
        return Stream.of(CompatibilityTest.class.getDeclaredClasses())
                .map(Class::getSuperclass)
                .flatMap(test -> Stream.of(test.getDeclaredMethods()))
                .map(Method::getName);
    }

    /** Returns the test classes of all modules. */
    private static Stream<String> classes() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules
                    .map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(MigrationTest::files)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList()
                    .stream();
        }
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
