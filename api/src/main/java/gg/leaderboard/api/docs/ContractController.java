package gg.leaderboard.api.docs;

import gg.leaderboard.events.Contract;
import gg.leaderboard.events.Rules;
import gg.leaderboard.web.ProblemException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Serves the AsyncAPI document and the schemas of events. They change only with a release. */
@Hidden
@RestController
class ContractController {

    private static final String YAML = "application/yaml";
    private static final String JSON_SCHEMA = "application/schema+json";
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

    private final JsonMapper json;

    ContractController(JsonMapper json) {
        this.json = json;
    }

    @GetMapping("/asyncapi.yaml")
    void asyncApi(HttpServletRequest request, HttpServletResponse response) throws IOException {
        send(Contract.asyncApi(), YAML, request, response);
    }

    @GetMapping(path = "/schemas", produces = MediaType.APPLICATION_JSON_VALUE)
    Index index() {
        return new Index(Contract.events().stream().map(this::listed).toList());
    }

    private Schema listed(String name) {
        JsonNode schema = json.readTree(Contract.schema(name));
        return new Schema(
                name,
                "/schemas/" + name + ".json",
                schema.required("title").asString(),
                schema.required("description").asString());
    }

    @GetMapping("/schemas/{name}.json")
    void schema(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!Contract.schemas().contains(name)) {
            throw ProblemException.notFound("There is no schema " + Rules.quote(name) + "; see /schemas.");
        }
        send(Contract.schema(name), JSON_SCHEMA, request, response);
    }

    private static void send(byte[] file, String type, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE.getHeaderValue());
        if (new ServletWebRequest(request, response).checkNotModified('"' + DigestUtils.md5DigestAsHex(file) + '"')) {
            return;
        }
        response.setContentType(type);
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    record Index(List<Schema> schemas) {}

    /**
     * A schema of the index.
     *
     * @param name the type of its events; {@code event} for events of any type
     */
    record Schema(String name, String href, String title, String description) {}
}
