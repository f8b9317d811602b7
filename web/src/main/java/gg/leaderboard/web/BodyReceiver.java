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

/** Receives one body asynchronously, without a waiting thread. */
final class BodyReceiver implements ReadListener, AsyncListener {

    static final String NO_ROOM = "Too many bodies are being received. Send the request again.";

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

    /** Reads the bytes that have arrived. In most cases that is the complete body. Returns whether it is complete. */
    boolean readAvailable() throws IOException {
        long length = request.getContentLengthLong();
        byte[] buffer = new byte[BUFFER];
        // Available bytes of a chunked body may be half a chunk header, and a read would wait for the other half.
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

    /** Reads the rest in callbacks of the container. At the end the request is dispatched or rejected. */
    void receiveAsync() {
        AsyncContext context = request.startAsync(request, response);
        waiting = context;
        context.setTimeout(properties.deadline().toMillis());
        context.addListener(this);
        in.setReadListener(this);
    }

    /** Returns the received body and releases it here. */
    FastByteArrayOutputStream body() {
        FastByteArrayOutputStream body = received;
        received = new FastByteArrayOutputStream();
        return body;
    }

    /**
     * Reserves memory for {@code more} bytes of a body of {@code size} bytes so far. Returns false if there is not
     * enough.
     */
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

    // Occurs first if a client sends nothing for as long as a connection may be idle.
    @Override
    public void onError(Throwable problem) {
        if (problem instanceof SocketTimeoutException) {
            failTimeout();
        } else {
            fail(HttpStatus.BAD_REQUEST, "The body is not valid HTTP, or the connection was lost.");
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
            LOG.debug("The client disconnected before the error was sent", e);
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
        // The request waits again, for a thread or for its response. From now on this class only releases the memory.
        event.getAsyncContext().addListener(new Release());
    }

    /** Releases the memory when the request ends for any reason. */
    private final class Release implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            release();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // The request completes later.
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
