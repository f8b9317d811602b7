package gg.leaderboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestProcessor;
import gg.leaderboard.api.fixture.TestStandings;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Generates a Java client, compiles it with the program {@code JavaClient.java}, and runs that program. */
class JavaClientTest {

    private static final Path PROGRAM = Path.of("src/test/resources/gg/leaderboard/api/docs/JavaClient.java");
    private static final String PROPERTIES = "library=native,openApiNullable=false,useJakartaEe=true,"
            + "invokerPackage=client,apiPackage=client.api,modelPackage=client.model";

    @Test
    void the_generated_client_compiles_and_works() throws Exception {
        Path client = OpenApiGenerator.generate("java", PROPERTIES);
        Path classes = client.resolve("classes");
        compile(client.resolve("src/main/java"), classes);

        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
                TestStandings standings = TestStandings.shared();
                TestProcessor processor = TestProcessor.shared(standings)) {
            Object lines = loader.loadClass("JavaClient")
                    .getMethod("run", String.class)
                    .invoke(null, RunningApi.shared().origin());

            assertThat(lines)
                    .isEqualTo(List.of(
                            "score 1200 has rank 1",
                            "1. Ada: 1200",
                            "There is no player \"ben\" on the leaderboard \"java-client\".",
                            "deleted"));
        }
    }

    private static void compile(Path client, Path classes) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(PROGRAM));
        try (Stream<Path> files = Files.walk(client)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        Files.createDirectories(classes);
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(found, null, StandardCharsets.UTF_8)) {
            ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null,
                            files,
                            found,
                            List.of("-proc:none", "-nowarn", "-d", classes.toString()),
                            null,
                            files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        assertThat(found.getDiagnostics())
                .filteredOn(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }
}
