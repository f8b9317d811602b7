package gg.leaderboard.api.live;

import gg.leaderboard.api.leaderboard.ReadAccess;
import gg.leaderboard.web.security.CallerSession;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The open event streams. They are closed when the service stops; stalled streams are dropped. */
@Component
class EventStreams implements SmartLifecycle, AutoCloseable {

    // How soon a browser reconnects after the connection is lost.
    private static final OutgoingMessage BEGINNING = new OutgoingMessage("", null, "retry: 2000\n\n");
    private static final OutgoingMessage HEARTBEAT = new OutgoingMessage("", null, ": nothing new\n\n");

    private final LiveViews views;
    private final LiveMetrics metrics;
    private final LiveProperties properties;
    private final ReadAccess access;
    private final Map<EventStream, Client> clients = new ConcurrentHashMap<>();
    private final ExecutorService closers = Executors.newFixedThreadPool(2);
    private volatile boolean running;

    EventStreams(LiveViews views, LiveMetrics metrics, LiveProperties properties, ReadAccess access) {
        this.views = views;
        this.metrics = metrics;
        this.properties = properties;
        this.access = access;
    }

    /**
     * Sends {@code board} to the client of this request until the client or the service ends the stream, the API key or token
     * of the client is no longer valid, or the client may no longer read the board.
     *
     * @param whenEnded runs once when the stream has ended
     */
    void open(AsyncContext request, Subject.Board board, CallerSession caller, Runnable whenEnded) throws IOException {
        EventStream stream = new EventStream(request);
        SendQueue outbox = new SendQueue(stream::send, reason -> end(stream), properties.maxAnswers());
        request.setTimeout(0);
        request.addListener(new CompletionListener(() -> {
            clients.remove(stream);
            views.unsubscribe(board, outbox);
            whenEnded.run();
        }));
        clients.put(stream, new Client(outbox, caller, board.id()));
        stream.open();
        outbox.reply(BEGINNING);
        outbox.addView(board);
        views.subscribe(board, outbox);
        if (!running) {
            end(stream);
        }
    }

    int count() {
        return clients.size();
    }

    /** Shows proxies and clients that streams are alive. */
    void sendHeartbeats() {
        clients.values().forEach(client -> client.outbox().reply(HEARTBEAT));
    }

    void checkCallers() {
        clients.forEach((stream, client) -> {
            if (!client.caller().isValid() || !access.isReadable(client.caller().caller(), client.board())) {
                end(stream);
            }
        });
    }

    void dropStalled() {
        clients.keySet().stream()
                .filter(stream -> stream.isStalled(properties.patience()))
                .forEach(stream -> {
                    metrics.dropped();
                    end(stream);
                });
    }

    private void end(EventStream stream) {
        closers.execute(stream::end);
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
        clients.keySet().forEach(this::end);
    }

    @Override
    public void close() {
        closers.shutdownNow();
    }

    private record Client(SendQueue outbox, CallerSession caller, String board) {}

    /** Runs the action whenever the request ends, for any reason. */
    private record CompletionListener(Runnable action) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            action.run();
        }

        @Override
        public void onError(AsyncEvent event) {
            event.getAsyncContext().complete();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // The timeout is disabled.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // Async processing is not started twice.
        }
    }
}
