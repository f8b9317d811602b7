package gg.leaderboard.api.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends server-sent events to one client. Writes only when the connection is writable, and never blocks. */
final class EventStream implements WriteListener {

    private final AsyncContext request;
    private final ServletOutputStream out;
    private @Nullable Consumer<Boolean> whenSent;
    private byte @Nullable [] unsent;
    private boolean unflushed;
    private boolean writable;
    private boolean broken;
    private long sendingSince;

    EventStream(AsyncContext request) throws IOException {
        this.request = request;
        this.out = request.getResponse().getOutputStream();
    }

    /** Starts the stream; to be called once. */
    void open() {
        out.setWriteListener(this);
    }

    /**
     * Sends a message and passes the outcome to {@code result} later. Must not be called while another message is being
     * sent.
     */
    void send(OutgoingMessage message, Consumer<Boolean> result) {
        synchronized (this) {
            unsent = event(message).getBytes(StandardCharsets.UTF_8);
            whenSent = result;
            sendingSince = System.nanoTime();
        }
        proceed();
    }

    private static String event(OutgoingMessage message) {
        if (message.type().isEmpty()) {
            return message.text();
        }
        String id = message.id() == null ? "" : "id: " + message.id() + "\n";
        return "event: " + message.type() + "\n" + id + "data: " + message.text() + "\n\n";
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            writable = true;
        }
        proceed();
    }

    @Override
    public void onError(Throwable problem) {
        fail();
    }

    private void proceed() {
        try {
            Consumer<Boolean> sent = write();
            if (sent != null) {
                sent.accept(true);
            }
        } catch (IOException | IllegalStateException e) {
            // The client has disconnected. Tomcat notifies its listeners, too.
            fail();
        }
    }

    // If the connection is not writable, Tomcat calls onWritePossible later, so each step runs once. Returns the
    // callback to notify when everything is sent.
    private synchronized @Nullable Consumer<Boolean> write() throws IOException {
        if (!writable || broken) {
            return null;
        }
        if (unsent != null) {
            out.write(unsent);
            unsent = null;
            unflushed = true;
        }
        if (unflushed && isWritable()) {
            out.flush();
            unflushed = false;
        }
        return !unflushed && isWritable() ? takeWhenSent() : null;
    }

    private boolean isWritable() {
        writable = out.isReady();
        return writable;
    }

    private synchronized @Nullable Consumer<Boolean> takeWhenSent() {
        Consumer<Boolean> taken = whenSent;
        whenSent = null;
        return taken;
    }

    private void fail() {
        Consumer<Boolean> unsuccessful;
        synchronized (this) {
            broken = true;
            unsuccessful = takeWhenSent();
        }
        if (unsuccessful != null) {
            unsuccessful.accept(false);
        }
    }

    /** Whether sending one message has taken longer than {@code patience}. */
    synchronized boolean isStalled(Duration patience) {
        return whenSent != null && System.nanoTime() - sendingSince > patience.toNanos();
    }

    /** Ends the stream; may block for a moment. */
    void end() {
        fail();
        try {
            request.complete();
        } catch (IllegalStateException e) {
            // The request is already complete.
        }
    }
}
