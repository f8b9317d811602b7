package gg.leaderboard.api.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import gg.leaderboard.api.fixture.RunningApi;
import gg.leaderboard.api.fixture.TestResponse;
import gg.leaderboard.events.Contract;
import gg.leaderboard.testing.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ContractTest {

    private final RunningApi api = RunningApi.shared();

    static Stream<String> schemas() {
        return Contract.schemas().stream().map(name -> "/schemas/" + name + ".json");
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void a_schema_is_served_and_can_be_cached(String path) {
        TestResponse schema = api.get(path);

        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.header("Content-Type")).isEqualTo("application/schema+json");
        assertThat(schema.header("Cache-Control")).isEqualTo("max-age=3600, public");
        assertThat(schema.headers().allValues("Cache-Control")).hasSize(1);
        assertThat("/schemas/" + schema.json().path("$id").asString()).isEqualTo(path);
        assertThat(api.get(path, "If-None-Match", schema.header("ETag")).status())
                .isEqualTo(304);
    }

    @Test
    void the_index_lists_the_schemas_of_events() {
        JsonNode schemas = api.get("/schemas").ok().path("schemas");

        assertThat(schemas.valueStream().map(schema -> schema.path("name").asString()))
                .containsExactlyElementsOf(Contract.events());
        assertThat(schemas).allSatisfy(schema -> {
            assertThat(api.get(schema.path("href").asString()).status()).isEqualTo(200);
            assertThat(schema.path("title").asString()).isNotBlank();
            assertThat(schema.path("description").asString()).isNotBlank();
        });
    }

    @Test
    void an_unknown_schema_is_not_found() {
        assertThat(api.get("/schemas/none.json").error(404)).contains("\"none\"", "/schemas");
        assertThat(api.get("/schemas/event").status()).isEqualTo(404);
        assertThat(api.get("/schemas/..%2Fasyncapi.yaml").status()).isIn(400, 404);
    }

    @Test
    void the_asyncapi_document_is_served() {
        TestResponse document = api.get("/asyncapi.yaml");

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(document.text()).isEqualTo(new String(Contract.asyncApi(), UTF_8));
        assertThat(api.get("/asyncapi.yaml", "If-None-Match", document.header("ETag"))
                        .status())
                .isEqualTo(304);
    }

    @Test
    void the_openapi_document_names_both() {
        assertThat(api.get("/openapi").ok().at("/info/description").asString()).contains("/asyncapi.yaml", "/schemas");
    }

    @Test
    void the_parser_of_asyncapi_finds_no_error_in_the_served_documents(@TempDir Path directory)
            throws IOException, InterruptedException {
        NodeTool parser = NodeTool.install(Path.of("../testing/asyncapi"));
        Path document = directory.resolve("asyncapi.yaml");
        Files.writeString(document, api.get("/asyncapi.yaml").text());
        Files.createDirectory(directory.resolve("schemas"));
        for (String path : schemas().toList()) {
            Files.writeString(
                    directory.resolve(path.substring(1)), api.get(path).text());
        }

        assertThat(parser.run("parse.mjs", document.toString())).isEqualTo(List.of("11 channels, 18 operations"));

        Files.writeString(document, Files.readString(document).replace("action: send", "action: shout"));
        assertThat(parser.run("parse.mjs", document.toString())).isNotEmpty().allMatch(line -> line.contains("error"));
    }
}
