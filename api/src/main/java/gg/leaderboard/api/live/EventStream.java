package gg.leaderboard.api.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The wire to one client of server-sent events. Writes when the client's connection takes something, and never waits for it. */
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

    /** Begins; to be called once. */
    void open() {
        out.setWriteListener(this);
    }

    /** Sends a message, and tells later whether that went well; not while another is under way. */
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
            // The client has gone; Tomcat tells its listeners too.
            fail();
        }
    }

    // Whoever finds the connection full is called when it is not any more: each step is done once. Returns whom to tell
    // that all is sent.
    private synchronized @Nullable Consumer<Boolean> write() throws IOException {
        if (!writable || broken) {
            return null;
        }
        if (unsent != null) {
            out.write(unsent);
            unsent = null;
            unflushed = true;
        }
        if (unflushed && takesMore()) {
            out.flush();
            unflushed = false;
        }
        return !unflushed && takesMore() ? takeWhenSent() : null;
    }

    private boolean takesMore() {
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

    /** Whether one message has been under way for longer than {@code patience}. */
    synchronized boolean isStalled(Duration patience) {
        return whenSent != null && System.nanoTime() - sendingSince > patience.toNanos();
    }

    /** Ends it; may wait a moment for the client. */
    void end() {
        fail();
        try {
            request.complete();
        } catch (IllegalStateException e) {
            // It has ended already.
        }
    }
}
