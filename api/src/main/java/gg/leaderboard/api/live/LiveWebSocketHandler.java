package gg.leaderboard.api.live;

import gg.leaderboard.api.leaderboard.BoardCatalog;
import gg.leaderboard.api.leaderboard.ReadAccess;
import gg.leaderboard.api.limit.LimitedClient;
import gg.leaderboard.api.limit.OpenConnections;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.Session;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.tomcat.websocket.BackgroundProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Passes the events of a connection to its {@link ClientConnection}. Rejects binary messages. */
@Component
class LiveWebSocketHandler extends TextWebSocketHandler {

    private static final String CLIENT = ClientConnection.class.getName();

    // The longest time that Tomcat may block to answer a ping frame of a client that does not read.
    private static final String BLOCKING_SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";
    private static final Duration BLOCKING_PATIENCE = Duration.ofSeconds(1);

    // How long Tomcat waits for a dropped client's close frame while it reads incoming data. The default is 30 s, and
    // up to 10 s more until Tomcat checks.
    private static final String CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";
    private static final int SECONDS_BETWEEN_LOOKS = 1;

    private final LiveViews views;
    private final BoardCatalog boards;
    private final ReadAccess access;
    private final MessageFactory messages;
    private final WebSocketSessions sessions;
    private final OpenConnections connections;
    private final LiveMetrics metrics;
    private final LiveProperties properties;

    LiveWebSocketHandler(
            LiveViews views,
            BoardCatalog boards,
            ReadAccess access,
            MessageFactory messages,
            WebSocketSessions sessions,
            OpenConnections connections,
            LiveMetrics metrics,
            LiveProperties properties) {
        this.views = views;
        this.boards = boards;
        this.access = access;
        this.messages = messages;
        this.sessions = sessions;
        this.connections = connections;
        this.metrics = metrics;
        this.properties = properties;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        ClientConnection client = new ClientConnection(
                outbox(session),
                views,
                boards,
                access,
                messages,
                properties,
                UpgradeInterceptor.caller(session),
                status -> sessions.end(session, status));
        session.getAttributes().put(CLIENT, client);
        sessions.add(session);
        client.connected();
        // Several handshakes at the same time may have found room.
        if (!connections.opened(limited(session))) {
            sessions.end(session, CloseStatus.POLICY_VIOLATION.withReason("too many connections"));
        }
    }

    private SendQueue outbox(WebSocketSession session) {
        Session connection = connection(session);
        connection.getUserProperties().put(BLOCKING_SEND_TIMEOUT, BLOCKING_PATIENCE.toMillis());
        connection.getUserProperties().put(CLOSE_TIMEOUT, properties.patience().toMillis());
        if (connection.getContainer() instanceof BackgroundProcess looks) {
            looks.setProcessPeriod(SECONDS_BETWEEN_LOOKS);
        }
        RemoteEndpoint.Async remote = connection.getAsyncRemote();
        remote.setSendTimeout(properties.patience().toMillis());
        return new SendQueue(
                (message, whenSent) -> {
                    if (message.equals(OutgoingMessage.PING)) {
                        sessions.ping(session, whenSent);
                    } else {
                        remote.sendText(message.text(), result -> {
                            // After other failures Tomcat closes the connection with its own reason.
                            if (result.isOK() || result.getException() instanceof SocketTimeoutException) {
                                whenSent.accept(result.isOK());
                            }
                        });
                    }
                },
                reason -> {
                    if (!ClientConnection.GONE.contains(reason)) {
                        metrics.dropped();
                    }
                    sessions.end(session, CloseStatus.POLICY_VIOLATION.withReason(reason));
                },
                properties.maxAnswers());
    }

    private static Session connection(WebSocketSession session) {
        Session connection = ((NativeWebSocketSession) session).getNativeSession(Session.class);
        if (connection == null) {
            throw new IllegalStateException("not a connection of this web server: " + session);
        }
        return connection;
    }

    // Accepts partial messages, so that a message that is too long gets an error instead of a closed connection.
    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage part) {
        client(session).receive(part.getPayload(), part.isLast());
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage pong) {
        client(session).pongReceived();
    }

    void ping() {
        sessions.all().forEach(session -> client(session).ping());
    }

    void checkCallers() {
        sessions.all().forEach(session -> client(session).checkCaller());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        sessions.remove(session);
        connections.closed(limited(session));
        client(session).disconnected();
    }

    private static @Nullable LimitedClient limited(WebSocketSession session) {
        return (LimitedClient) session.getAttributes().get(LimitedClient.class.getName());
    }

    private static ClientConnection client(WebSocketSession session) {
        if (session.getAttributes().get(CLIENT) instanceof ClientConnection client) {
            return client;
        }
        throw new IllegalStateException("unknown session " + session);
    }
}
