package gg.leaderboard.api.live;

import gg.leaderboard.api.limit.LimitedClient;
import gg.leaderboard.api.limit.OpenConnections;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.ProblemWriter;
import gg.leaderboard.web.security.CallerAuthenticator;
import gg.leaderboard.web.security.CallerSession;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/**
 * Rejects requests that are no WebSocket handshake, and clients with too many connections, with a problem. Spring would
 * return plain text or nothing.
 */
@Component
class UpgradeInterceptor implements HandshakeInterceptor {

    private static final String VERSION = "13";
    private static final String CALLER = CallerSession.class.getName();

    private final CallerAuthenticator callers;
    private final OpenConnections connections;

    UpgradeInterceptor(CallerAuthenticator callers, OpenConnections connections) {
        this.callers = callers;
        this.connections = connections;
    }

    /** Returns the caller who opened the connection. */
    static CallerSession caller(WebSocketSession session) {
        return (CallerSession) Objects.requireNonNull(session.getAttributes().get(CALLER));
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        HttpHeaders headers = request.getHeaders();
        if (!request.getMethod().equals(HttpMethod.GET)) {
            response.getHeaders().set(HttpHeaders.ALLOW, HttpMethod.GET.name());
            ProblemWriter.write(response, HttpStatus.METHOD_NOT_ALLOWED, "A WebSocket must be opened with GET.");
        } else if (!isUpgrade(headers)) {
            response.getHeaders().setUpgrade("websocket");
            ProblemWriter.write(
                    response,
                    HttpStatus.UPGRADE_REQUIRED,
                    "This URL requires a WebSocket upgrade, for example new WebSocket(\"ws://…/ws\").");
        } else if (!VERSION.equals(headers.getFirst(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION))) {
            response.getHeaders().set(WebSocketHttpHeaders.SEC_WEBSOCKET_VERSION, VERSION);
            ProblemWriter.write(
                    response, HttpStatus.UPGRADE_REQUIRED, "Sec-WebSocket-Version must be " + VERSION + ".");
        } else {
            return admit(request, response, attributes);
        }
        return false;
    }

    private boolean admit(ServerHttpRequest request, ServerHttpResponse response, Map<String, Object> attributes)
            throws IOException {
        HttpServletRequest call = ((ServletServerHttpRequest) request).getServletRequest();
        LimitedClient client = LimitedClient.of(call);
        Optional<ProblemException> problem = connections.problem(client);
        if (problem.isPresent()) {
            response.getHeaders().putAll(problem.get().getHeaders());
            ProblemWriter.write(
                    response, problem.get().getStatusCode(), problem.get().detail());
            return false;
        }
        attributes.put(CALLER, CallerSession.of(call, callers));
        if (client != null) {
            attributes.put(LimitedClient.class.getName(), client);
        }
        return true;
    }

    private static boolean isUpgrade(HttpHeaders headers) {
        return "websocket".equalsIgnoreCase(headers.getUpgrade())
                && headers.getConnection().stream().anyMatch("upgrade"::equalsIgnoreCase)
                && headers.containsHeader(WebSocketHttpHeaders.SEC_WEBSOCKET_KEY);
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // No action is needed.
    }
}
