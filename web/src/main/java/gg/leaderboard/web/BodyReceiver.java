package gg.leaderboard.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.FastByteArrayOutputStream;

/** Receives one body as it comes, without a thread that waits for it. */
final class BodyReceiver implements ReadListener, AsyncListener {

    static final String NO_ROOM = "Too much is being sent at once. Send it again.";

    private static final int BUFFER = 8192;

    private static final Logger LOG = LoggerFactory.getLogger(BodyReceiver.class);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final BodyProperties properties;
    private final BodyMemory memory;
    private final ServletInputStream in;
    private FastByteArrayOutputStream received = new FastByteArrayOutputStream();
    private int taken;
    private boolean failed;
    private @Nullable AsyncContext waiting;

    BodyReceiver(HttpServletRequest request, HttpServletResponse response, BodyProperties properties, BodyMemory memory)
            throws IOException {
        this.request = request;
        this.response = response;
        this.properties = properties;
        this.memory = memory;
        this.in = request.getInputStream();
    }

    /** Reads what has arrived already: mostly that is all, and nothing needs to be waited for. Returns whether it is. */
    boolean readAvailable() throws IOException {
        long length = request.getContentLengthLong();
        byte[] buffer = new byte[BUFFER];
        // Of a chunked body what is there may be half a chunk's head, and a read would wait for the other half.
        while (length >= 0 && received.size() < length && in.available() > 0) {
            if (!take(buffer, in.read(buffer))) {
                return false;
            }
        }
        return received.size() == length;
    }

    boolean hasFailed() {
        return failed;
    }

    /** Lets the container call when there is more; at the end the request goes on, or is refused. */
    void receiveAsync() {
        AsyncContext context = request.startAsync(request, response);
        waiting = context;
        context.setTimeout(properties.deadline().toMillis());
        context.addListener(this);
        in.setReadListener(this);
    }

    /** What was received. It is not kept here any longer. */
    FastByteArrayOutputStream body() {
        FastByteArrayOutputStream body = received;
        received = new FastByteArrayOutputStream();
        return body;
    }

    /** Takes memory for {@code more} bytes of what has come to {@code size} bytes; false if there is none. */
    synchronized boolean reserve(int size, int more) {
        boolean free = memory.reserve(size, more);
        taken += free ? more : 0;
        return free;
    }

    synchronized void release() {
        memory.release(taken);
        taken = 0;
    }

    private boolean take(byte[] bytes, int count) throws IOException {
        if (count <= 0) {
            return true;
        }
        if (received.size() + count > properties.maxBytes()) {
            refuse(HttpStatus.CONTENT_TOO_LARGE, properties.tooLarge());
            return false;
        }
        if (!reserve(received.size(), count)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            refuse(HttpStatus.SERVICE_UNAVAILABLE, NO_ROOM);
            return false;
        }
        received.write(bytes, 0, count);
        return true;
    }

    private void refuse(HttpStatus status, String detail) throws IOException {
        failed = true;
        release();
        response.setHeader(HttpHeaders.CONNECTION, "close");
        ProblemWriter.write(response, status, detail);
    }

    @Override
    public void onDataAvailable() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (!failed && in.isReady() && !in.isFinished()) {
            if (!take(buffer, in.read(buffer))) {
                complete();
            }
        }
    }

    @Override
    public void onAllDataRead() {
        if (!failed && waiting != null) {
            waiting.dispatch();
        }
    }

    // The first when a client sent nothing at all for as long as a connection may be silent.
    @Override
    public void onError(Throwable problem) {
        if (problem instanceof SocketTimeoutException) {
            failTimeout();
        } else {
            fail(HttpStatus.BAD_REQUEST, "The body breaks the rules of HTTP, or the connection was lost.");
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        failTimeout();
    }

    private void failTimeout() {
        fail(
                HttpStatus.REQUEST_TIMEOUT,
                "The body did not arrive within " + properties.deadline().toSeconds() + " seconds.");
    }

    private void fail(HttpStatus status, String detail) {
        if (failed) {
            return;
        }
        try {
            if (!response.isCommitted()) {
                refuse(status, detail);
            }
        } catch (IOException e) {
            LOG.debug("The client did not wait for its error", e);
        } finally {
            failed = true;
            release();
            complete();
        }
    }

    private void complete() {
        UnreadBody.closeAction(request).run();
        if (waiting != null) {
            waiting.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        release();
    }

    @Override
    public void onError(AsyncEvent event) {
        release();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The request waits again, for a thread or for its answer; nothing but its memory is the body's then.
        event.getAsyncContext().addListener(new Release());
    }

    /** Gives the memory back when the request ends, however it ends. */
    private final class Release implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            release();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // Completes later.
        }

        @Override
        public void onError(AsyncEvent event) {
            release();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
