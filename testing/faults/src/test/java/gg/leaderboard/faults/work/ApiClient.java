package gg.leaderboard.faults.work;

import gg.leaderboard.faults.server.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls the apis through their proxies. */
public final class ApiClient {

    /** The status of a call without a response. */
    public static final int NO_RESPONSE = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final World world;

    public ApiClient(World world) {
        this.world = world;
    }

    /** The name of an api. */
    static String pick(Random random) {
        return World.APIS.get(random.nextInt(World.APIS.size()));
    }

    /** Makes one call. */
    public Response call(String api, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.apiUrl(api) + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Response(response.statusCode(), JsonMapper.shared().readTree(response.body()));
        } catch (IOException | JacksonException e) {
            return new Response(NO_RESPONSE, MissingNode.getInstance());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Response(NO_RESPONSE, MissingNode.getInstance());
        }
    }

    /** A response, or the lack of one. */
    public record Response(int status, JsonNode json) {

        /** Whether the caller cannot know what became of the call. */
        boolean isUnknown() {
            return status == NO_RESPONSE || status >= 500;
        }
    }
}
