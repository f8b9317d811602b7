package gg.leaderboard.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes problems outside controllers. */
public final class ProblemWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemWriter() {}

    /** Writes a problem as the response. Existing headers of {@code response} are kept. */
    public static void write(ServerHttpResponse response, HttpStatusCode status, String detail) throws IOException {
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getBody().write(text(status, detail).getBytes(StandardCharsets.UTF_8));
        response.flush();
    }

    /** As {@link #write(ServerHttpResponse, HttpStatusCode, String)}. */
    public static void write(HttpServletResponse response, HttpStatusCode status, String detail) throws IOException {
        byte[] body = text(status, detail).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Writes a problem with its headers. */
    public static void write(HttpServletResponse response, ProblemException problem) throws IOException {
        problem.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(",", values)));
        write(response, problem.getStatusCode(), problem.detail());
    }

    static String text(HttpStatusCode status, @Nullable String detail) {
        return json(status, detail).toString();
    }

    private static ObjectNode json(HttpStatusCode status, @Nullable String detail) {
        var problem = ProblemDetails.of(status, detail);
        ObjectNode json =
                JSON.createObjectNode().put("title", problem.getTitle()).put("status", problem.getStatus());
        if (problem.getDetail() != null) {
            json.put("detail", problem.getDetail());
        }
        return json.put("success", false).put("error", detail == null ? problem.getTitle() : problem.getDetail());
    }
}
