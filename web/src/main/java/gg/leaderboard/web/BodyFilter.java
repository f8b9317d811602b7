package gg.leaderboard.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Receives the complete body before a request is processed. No thread waits for a slow body. Otherwise hundreds of
 * clients that send one byte a second would use all threads, including those of the health check.
 */
final class BodyFilter extends HttpFilter {

    // Holds the receiver of the body, and later a marker that the body was passed on.
    private static final String BODY = BodyFilter.class.getName();
    private static final String PROCESSED = "processed";

    private final transient BodyProperties properties;
    private final transient BodyMemory memory;

    BodyFilter(BodyProperties properties, BodyMemory memory) {
        this.properties = properties;
        this.memory = memory;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object body = request.getAttribute(BODY);
        if (body instanceof BodyReceiver received) {
            process(received, request, response, chain);
        } else if (body != null
                || !RequestBodies.hasBody(request)
                || request.getDispatcherType() == DispatcherType.ERROR) {
            ConcurrencyFilter.begin(request);
            chain.doFilter(request, response);
        } else if (RequestBodies.isUnused(request)) {
            ignoreBody(request, response, chain);
        } else if (isTooLong(request)) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE, properties.tooLarge());
        } else if (!isKnownEncoding(encoding(request))) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
            refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding must be gzip or absent.");
        } else {
            receive(request, response, chain);
        }
    }

    // A body that is never used takes no memory, and no thread waits for it.
    private static void ignoreBody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(BODY, PROCESSED);
        ConcurrencyFilter.begin(request);
        chain.doFilter(request, response);
        if (request.isAsyncStarted()) {
            UnreadBody.closeAction(request).run();
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BodyReceiver receiver = new BodyReceiver(request, response, properties, memory);
        request.setAttribute(BODY, receiver);
        if (receiver.readAvailable()) {
            process(receiver, request, response, chain);
        } else if (!receiver.hasFailed()) {
            receiver.receiveAsync();
        }
    }

    private void process(
            BodyReceiver received, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute(BODY, PROCESSED);
        BufferedRequest whole = null;
        try {
            FastByteArrayOutputStream body = received.body();
            if (encoding(request).equals("gzip")) {
                body = Gzip.inflate(body.getInputStream(), properties.maxBytes(), received::reserve);
            }
            whole = new BufferedRequest(request, body);
            ConcurrencyFilter.begin(request);
            chain.doFilter(whole, response);
        } catch (Gzip.TooLargeException e) {
            refuse(response, HttpStatus.CONTENT_TOO_LARGE, properties.tooLarge());
        } catch (Gzip.NoRoomException e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            refuse(response, HttpStatus.SERVICE_UNAVAILABLE, BodyReceiver.NO_ROOM);
        } catch (Gzip.NotGzipException e) {
            refuse(response, HttpStatus.BAD_REQUEST, "The body is not gzip, although Content-Encoding is gzip.");
        } finally {
            // The response may come much later. The bytes must be released now, because their memory is returned to the
            // limit.
            if (whole != null) {
                whole.releaseBody();
            }
            received.release();
        }
    }

    private boolean isTooLong(HttpServletRequest request) {
        return request.getContentLengthLong() > properties.maxBytes();
    }

    private static String encoding(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isKnownEncoding(String encoding) {
        return encoding.isEmpty() || encoding.equals("identity") || encoding.equals("gzip");
    }

    static void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        ProblemWriter.write(response, status, detail);
    }
}
