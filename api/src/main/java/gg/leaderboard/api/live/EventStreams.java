package gg.leaderboard.api.live;

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

/** The event streams that are open. They end in order when the service does; one that is stuck is dropped. */
@Component
class EventStreams implements SmartLifecycle, AutoCloseable {

    // How soon a browser connects again when the connection is lost.
    private static final State BEGINNING = new State("", null, "retry: 2000\n\n");
    private static final State HEARTBEAT = new State("", null, ": nothing new\n\n");

    private final Views views;
    private final LiveProperties properties;
    private final Map<EventStream, Outbox> streams = new ConcurrentHashMap<>();
    private final ExecutorService closers = Executors.newFixedThreadPool(2);
    private volatile boolean running;

    EventStreams(Views views, LiveProperties properties) {
        this.views = views;
        this.properties = properties;
    }

    /** Shows {@code subject} to whoever sent this request, until one of both ends it. */
    void open(AsyncContext request, Subject subject) throws IOException {
        EventStream stream = new EventStream(request);
        Outbox outbox = new Outbox(stream::send, reason -> end(stream), properties.maxAnswers());
        request.setTimeout(0);
        request.addListener(new Ending(() -> {
            streams.remove(stream);
            views.leave(subject, outbox);
        }));
        streams.put(stream, outbox);
        stream.open();
        outbox.answer(BEGINNING);
        outbox.open(subject);
        views.join(subject, outbox);
        if (!running) {
            end(stream);
        }
    }

    int count() {
        return streams.size();
    }

    /** Tells proxies and clients that streams are alive. */
    void beat() {
        streams.values().forEach(outbox -> outbox.answer(HEARTBEAT));
    }

    void dropStuck() {
        streams.keySet().stream()
                .filter(stream -> stream.isStuck(properties.patience()))
                .forEach(this::end);
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
        streams.keySet().forEach(this::end);
    }

    @Override
    public void close() {
        closers.shutdownNow();
    }

    /** However a request ends, once. */
    private record Ending(Runnable action) implements AsyncListener {

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
            // There is no time limit.
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            // It is not started twice.
        }
    }
}
