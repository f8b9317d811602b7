package gg.leaderboard.api.live;

import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.limit.LimitedClient;
import gg.leaderboard.api.limit.OpenConnections;
import gg.leaderboard.web.security.CallerAuthenticator;
import gg.leaderboard.web.security.CallerSession;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventStreamController {

    private final BoardCatalog boards;
    private final EventStreams streams;
    private final CallerAuthenticator callers;
    private final OpenConnections connections;

    EventStreamController(
            BoardCatalog boards, EventStreams streams, CallerAuthenticator callers, OpenConnections connections) {
        this.boards = boards;
        this.streams = streams;
        this.callers = callers;
        this.connections = connections;
    }

    // The introduction of the OpenAPI document describes it. Swagger UI would wait for the end of the stream, which
    // never comes.
    @Hidden
    @GetMapping("/api/v1/leaderboards/{board}/stream")
    void stream(
            @PathVariable String board,
            @RequestParam(defaultValue = "alltime") String window,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Subject.Board subject = new Subject.Board(board, boards.windowParameter(window));
        boards.require(board);
        LimitedClient client = LimitedClient.of(request);
        connections.problem(client).ifPresent(problem -> {
            throw problem;
        });
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Otherwise nginx buffers events.
        response.setHeader("X-Accel-Buffering", "no");
        CallerSession caller = CallerSession.of(request, callers);
        AtomicBoolean counted = new AtomicBoolean(true);
        Runnable ended = () -> {
            if (counted.getAndSet(false)) {
                connections.closed(client);
            }
        };
        connections.opened(client);
        try {
            streams.open(request.startAsync(), subject, caller, ended);
        } catch (IOException | RuntimeException e) {
            ended.run();
            throw e;
        }
    }
}
