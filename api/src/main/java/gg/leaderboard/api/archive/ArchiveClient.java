package gg.leaderboard.api.archive;

import gg.leaderboard.api.progress.ProgressTracker;
import gg.leaderboard.events.Topics;
import gg.leaderboard.log.TopicIdHeader;
import gg.leaderboard.web.ProblemException;
import gg.leaderboard.web.security.ServiceKey;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the archive and checks that it holds the log that this api reads and writes. Thread-safe. */
@Component
public class ArchiveClient {

    /** For calls without a body. */
    public static final byte[] NO_BODY = {};

    private static final TypeReference<Map<String, Object>> ANSWER = new TypeReference<>() {};
    private static final String AWAY = "The archive is unavailable.";
    private static final String PAST_AWAY = "The past cannot be read now: the archive is unavailable.";
    private static final String UNTRUSTED = "The archive is unavailable: the TLS handshake failed. Check"
            + " leaderboard.api.archive.url and the bundle leaderboard.api.archive.ssl-bundle.";
    private static final String UNKNOWN =
            "The archive has not responded in time, so the call may or may not have succeeded.";
    private static final String BUSY = "The archive is processing too many requests. Try again later.";
    private static final String OTHER_LOG = "The archive belongs to another installation: it %s, but the topic "
            + Topics.GAME_EVENTS
            + " of this api has the id %s. Set leaderboard.api.archive.url to the archive of this installation.";
    private static final String LOG_UNKNOWN =
            "Kafka is unavailable, so the api does not know yet which log the archive must contain.";
    private static final String VERIFYING = "Too many boards are being verified. Try again later.";
    // Each verification makes the archive fold its log for minutes.
    private static final int MOST_VERIFIED = 2;

    private final Bulkhead past;
    private final Bulkhead quick;
    private final Bulkhead slow;
    private final Bulkhead verifying;
    private final ProgressTracker progress;
    private final JsonMapper json;

    ArchiveClient(
            ArchiveClientProperties properties,
            ArchiveConnections connections,
            ServiceKey key,
            ProgressTracker progress,
            JsonMapper json) {
        ArchiveHttp archive = new ArchiveHttp(properties.url(), connections, key);
        RestClient http = archive.client(properties.timeout());
        RestClient patient = archive.client(properties.verifyTimeout());
        Semaphore free = new Semaphore(properties.concurrency());
        this.past = new Bulkhead(http, free, BUSY, PAST_AWAY);
        this.quick = new Bulkhead(http, free, BUSY, AWAY);
        this.slow = new Bulkhead(patient, free, BUSY, AWAY);
        this.verifying = new Bulkhead(patient, new Semaphore(MOST_VERIFIED), VERIFYING, AWAY);
        this.progress = progress;
        this.json = json;
    }

    /**
     * Sends a GET request to the archive.
     *
     * @param path with {@code {}} for each of {@code variables}, which need not be encoded
     * @throws ProblemException 503 if the archive is unavailable, cannot read its database or is too busy; the
     *     archive's own problem if the request was invalid
     */
    public <T> T get(Class<T> type, String path, Object... variables) {
        return exchange(past, HttpMethod.GET, path, NO_BODY, answer -> json.readValue(answer, type), variables);
    }

    /** As {@link #get}, for calls that take minutes. Few run at a time, so that other calls are still served. */
    <T> T verify(Class<T> type, String path, Object... variables) {
        return exchange(verifying, HttpMethod.GET, path, NO_BODY, answer -> json.readValue(answer, type), variables);
    }

    /**
     * As {@link #get}, for any method. Returns the {@code data} field of the response. If a call that changes something
     * may have succeeded although no response arrived, the problem is a 503 that states this.
     *
     * @param body JSON, or {@link #NO_BODY}
     */
    public <T> T data(HttpMethod method, String path, byte[] body, Class<T> type, Object... variables) {
        return exchange(quick, method, path, body, answer -> data(answer, type), variables);
    }

    /** As {@link #data(HttpMethod, String, byte[], Class, Object...)}, for calls that may take minutes. */
    <T> T dataWithLongTimeout(HttpMethod method, String path, byte[] body, Class<T> type, Object... variables) {
        return exchange(slow, method, path, body, answer -> data(answer, type), variables);
    }

    private <T> T data(byte[] answer, Class<T> type) {
        return json.treeToValue(json.readTree(answer).required("data"), type);
    }

    /**
     * Forwards a call to the archive and returns the response unchanged. Errors are those of
     * {@link #data(HttpMethod, String, byte[], Class, Object...)}.
     *
     * @param parameters query parameters
     */
    public Map<String, Object> forward(
            HttpMethod method, String path, Map<String, String> parameters, byte[] body, Object... variables) {
        return forward(quick, method, path, parameters, body, variables);
    }

    /** As {@link #forward}, for calls that may take minutes. */
    Map<String, Object> forwardWithLongTimeout(
            HttpMethod method, String path, Map<String, String> parameters, byte[] body) {
        return forward(slow, method, path, parameters, body);
    }

    private Map<String, Object> forward(
            Bulkhead bulkhead,
            HttpMethod method,
            String path,
            Map<String, String> parameters,
            byte[] body,
            Object... variables) {
        String query = parameters.keySet().stream()
                .map(name -> name + "={" + name + "}")
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
        Object[] values = Stream.concat(Stream.of(variables), parameters.values().stream())
                .toArray();
        return exchange(bulkhead, method, path + query, body, answer -> json.readValue(answer, ANSWER), values);
    }

    private <T> T exchange(
            Bulkhead bulkhead,
            HttpMethod method,
            String path,
            byte[] body,
            Function<byte[], T> reader,
            Object... variables) {
        String log = progress.topicId();
        if (log == null) {
            throw ProblemException.unavailable(LOG_UNKNOWN, List.of("kafka"));
        }
        if (!bulkhead.free.tryAcquire()) {
            throw busy(bulkhead.busy);
        }
        try {
            RestClient.RequestBodySpec request =
                    bulkhead.http.method(method).uri(path, variables).header(TopicIdHeader.NAME, log);
            if (body.length > 0) {
                request.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            ResponseEntity<byte[]> answer = request.retrieve().toEntity(byte[].class);
            requireSameLog(log, answer.getHeaders());
            return reader.apply(Objects.requireNonNull(answer.getBody()));
        } catch (HttpClientErrorException e) {
            requireSameLog(log, e.getResponseHeaders());
            throw problem(e);
        } catch (HttpServerErrorException e) {
            throw unavailable(detail(body(e), timeoutDetail(bulkhead, method)));
        } catch (RestClientException | JacksonException e) {
            throw unavailable(
                    e.getCause() instanceof SSLHandshakeException
                            ? UNTRUSTED
                            : failedToConnect(e) ? bulkhead.unavailable : timeoutDetail(bulkhead, method));
        } finally {
            bulkhead.free.release();
        }
    }

    private static void requireSameLog(String ours, @Nullable HttpHeaders answer) {
        String theirs = Objects.requireNonNullElse(answer == null ? null : answer.getFirst(TopicIdHeader.NAME), "");
        if (!theirs.equals(ours)) {
            boolean isId = theirs.matches("[A-Za-z0-9_-]{1,64}");
            throw unavailable(OTHER_LOG.formatted(
                    isId ? "folds the topic with the id " + theirs : "does not name the topic that it folds", ours));
        }
    }

    private static String timeoutDetail(Bulkhead bulkhead, HttpMethod method) {
        return method.equals(HttpMethod.GET) ? bulkhead.unavailable : UNKNOWN;
    }

    private static boolean failedToConnect(Exception e) {
        return e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException;
    }

    private ProblemException problem(HttpClientErrorException e) {
        JsonNode body = body(e);
        ProblemException problem =
                new ProblemException(HttpStatus.valueOf(e.getStatusCode().value()), detail(body, AWAY));
        JsonNode parameter = body.path("parameter");
        return parameter.isString() ? problem.with("parameter", parameter.stringValue()) : problem;
    }

    private JsonNode body(RestClientResponseException e) {
        try {
            return json.readTree(e.getResponseBodyAsByteArray());
        } catch (JacksonException none) {
            // The response is not from the archive, but for example from a proxy.
            return json.missingNode();
        }
    }

    private static String detail(JsonNode problem, String otherwise) {
        return problem.path("detail").asString(otherwise);
    }

    // The archive is available, so it is not listed as unavailable.
    private static ProblemException busy(String detail) {
        ProblemException problem = ProblemException.unavailable(detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "5");
        return problem;
    }

    static ProblemException unavailable(String detail) {
        return ProblemException.unavailable(detail, List.of("archive"));
    }

    /**
     * Limits concurrent calls to the archive.
     *
     * @param free permits for further calls
     * @param busy the problem's detail if there is no permit
     * @param unavailable the problem's detail if the archive does not respond
     */
    private record Bulkhead(RestClient http, Semaphore free, String busy, String unavailable) {}
}
