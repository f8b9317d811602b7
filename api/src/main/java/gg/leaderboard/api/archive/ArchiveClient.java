package gg.leaderboard.api.archive;

import gg.leaderboard.api.problem.ProblemException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
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

/** Asks the archive. For any number of threads. */
@Component
public class ArchiveClient {

    static final byte[] NO_BODY = {};

    private static final TypeReference<Map<String, Object>> ANSWER = new TypeReference<>() {};
    private static final String AWAY = "The past cannot be read now: the archive is away.";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final RestClient http;
    private final RestClient patient;
    private final Semaphore free;
    private final JsonMapper json;

    ArchiveClient(ArchiveProperties properties, JsonMapper json) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
        this.http = http(client, properties.url(), properties.timeout());
        this.patient = http(client, properties.url(), properties.verifyTimeout());
        this.free = new Semaphore(properties.concurrency());
        this.json = json;
    }

    private static RestClient http(HttpClient client, URI url, Duration timeout) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(timeout);
        return RestClient.builder()
                .baseUrl(url.toString())
                .requestFactory(requests)
                .build();
    }

    /**
     * Gets what the archive has at an address.
     *
     * @param path with {@code {}} for each of {@code variables}, which need not be encoded
     * @throws ProblemException 503 if the archive is away, cannot read its database or is too busy; what it says itself if
     *     the question was wrong
     */
    public <T> T get(Class<T> type, String path, Object... variables) {
        return send(HttpMethod.GET, NO_BODY, type, path, variables);
    }

    /** As {@link #get}, of what may take minutes. */
    <T> T getSlowly(Class<T> type, String path, Object... variables) {
        return ask(patient, HttpMethod.GET, path, NO_BODY, answer -> json.readValue(answer, type), variables);
    }

    /** As {@link #get}, of any method; {@code body} is JSON, or {@link #NO_BODY}. */
    <T> T send(HttpMethod method, byte[] body, Class<T> type, String path, Object... variables) {
        return ask(http, method, path, body, answer -> json.readValue(answer, type), variables);
    }

    /**
     * Passes a call on to the archive, and its answer back as it is. As {@link #get}.
     *
     * @param parameters of the address
     * @param body JSON, or {@link #NO_BODY}
     */
    Map<String, Object> relay(
            HttpMethod method, String path, Map<String, String> parameters, byte[] body, Object... variables) {
        String query = parameters.keySet().stream()
                .map(name -> name + "={" + name + "}")
                .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
        Object[] values = Stream.concat(Stream.of(variables), parameters.values().stream())
                .toArray();
        return ask(http, method, path + query, body, answer -> json.readValue(answer, ANSWER), values);
    }

    private <T> T ask(
            RestClient client,
            HttpMethod method,
            String path,
            byte[] body,
            Function<byte[], T> reader,
            Object... variables) {
        if (!free.tryAcquire()) {
            throw away("The archive has too many questions to answer now.");
        }
        try {
            RestClient.RequestBodySpec request = client.method(method).uri(path, variables);
            if (body.length > 0) {
                request.contentType(MediaType.APPLICATION_JSON).body(body);
            }
            return reader.apply(Objects.requireNonNull(request.retrieve().body(byte[].class)));
        } catch (HttpClientErrorException e) {
            throw problem(e);
        } catch (HttpServerErrorException.ServiceUnavailable e) {
            throw away(detail(said(e)));
        } catch (RestClientException | JacksonException e) {
            throw away(AWAY);
        } finally {
            free.release();
        }
    }

    private ProblemException problem(HttpClientErrorException e) {
        JsonNode said = said(e);
        ProblemException problem =
                new ProblemException(HttpStatus.valueOf(e.getStatusCode().value()), detail(said));
        JsonNode parameter = said.path("parameter");
        return parameter.isString() ? problem.with("parameter", parameter.stringValue()) : problem;
    }

    private JsonNode said(RestClientResponseException e) {
        try {
            return json.readTree(e.getResponseBodyAsByteArray());
        } catch (JacksonException none) {
            // Somebody else answered, a proxy perhaps.
            return json.missingNode();
        }
    }

    private static String detail(JsonNode problem) {
        return problem.path("detail").asString(AWAY);
    }

    private static ProblemException away(String detail) {
        return ProblemException.away(detail, List.of("archive"));
    }
}
