package gg.leaderboard.api.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;

/** The open WebSocket connections. They are closed when the service stops. */
@Component
class WebSocketSessions implements SmartLifecycle, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketSessions.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Set<WebSocketSession> sessions = ConcurrentHashMap.newKeySet();

    // Closing waits a moment for the client to accept the reason. Separate threads keep this from delaying other
    // clients.
    private final ExecutorService closers = Executors.newFixedThreadPool(8);
    private volatile boolean running;

    void add(WebSocketSession session) {
        sessions.add(session);
        if (!running) {
            end(session, CloseStatus.GOING_AWAY);
        }
    }

    void remove(WebSocketSession session) {
        sessions.remove(session);
    }

    Set<WebSocketSession> all() {
        return sessions;
    }

    /** Pings asynchronously, because a client that does not read can block a ping for a moment. */
    void ping(WebSocketSession session, Consumer<Boolean> whenSent) {
        closers.execute(() -> whenSent.accept(ping(session)));
    }

    private static boolean ping(WebSocketSession session) {
        try {
            session.sendMessage(new PingMessage());
            return true;
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Cannot send a ping", e);
            return false;
        }
    }

    int count() {
        return sessions.size();
    }

    /** Closes a connection asynchronously. */
    void end(WebSocketSession session, CloseStatus status) {
        closers.execute(() -> close(session, status));
    }

    private static void close(WebSocketSession session, CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("Already closed", e);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        List<Callable<Object>> ends = sessions.stream()
                .map(session -> Executors.callable(() -> close(session, CloseStatus.GOING_AWAY)))
                .toList();
        try {
            closers.invokeAll(ends, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closers.shutdownNow();
    }
}
