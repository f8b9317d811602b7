package gg.leaderboard.api.problem;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is involved. */
@Component
public class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Answers with a problem; headers that {@code response} has already are kept. */
    public void write(ServerHttpResponse response, HttpStatusCode status, String detail) throws IOException {
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getBody().write(json.writeValueAsBytes(Problems.of(status, detail)));
        response.flush();
    }

    String text(HttpStatusCode status, @Nullable String detail) {
        return json.writeValueAsString(Problems.of(status, detail));
    }
}
