package gg.leaderboard.api.docs;

import gg.leaderboard.api.fixture.RunningApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of this version, as served and as recorded in the repository. */
final class OpenApiDocument {

    static final Path RECORDED =
            Path.of("../docs/openapi.json").toAbsolutePath().normalize();

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private OpenApiDocument() {}

    /** Returns the served document. The server in it is the default one and not that of the test. */
    static JsonNode served(RunningApi api) {
        ObjectNode document = api.get("/openapi").ok().asObject();
        document.putArray("servers").addObject().put("url", "http://localhost:8000");
        return document;
    }

    static JsonNode recorded() {
        return MAPPER.readTree(RECORDED);
    }

    static void record(JsonNode document) throws IOException {
        Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(separators).withObjectIndenter(new DefaultIndenter("  ", "\n"));
        Files.writeString(RECORDED, MAPPER.writer().with(printer).writeValueAsString(document) + "\n");
    }

    /** Returns the schema that {@code schema} refers to, or {@code schema} itself. */
    static JsonNode resolve(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
    }
}
