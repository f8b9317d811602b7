package gg.leaderboard.api.archive;

import gg.leaderboard.api.problem.ProblemException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks the archive. For any number of threads. */
@Component
class ArchiveClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final RestClient http;
    private final Semaphore free;
    private final JsonMapper json;

    ArchiveClient(ArchiveProperties properties, JsonMapper json) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build());
        requests.setReadTimeout(properties.timeout());
        this.http = RestClient.builder()
                .baseUrl(properties.url().toString())
                .requestFactory(requests)
                .build();
        this.free = new Semaphore(properties.concurrency());
        this.json = json;
    }

    /**
     * Gets what the archive has at an address.
     *
     * @param path with {@code {}} for each of {@code variables}, which need not be encoded
     * @throws ProblemException 503 if the archive is away, cannot read its database or is too busy; what it says itself if
     *     the question was wrong
     */
    <T> T get(Class<T> type, String path, Object... variables) {
        return send(HttpMethod.GET, new byte[0], type, path, variables);
    }

    /** As {@link #get}, of any method; JSON is sent, or nothing. */
    <T> T send(HttpMethod method, byte[] content, Class<T> type, String path, Object... variables) {
        if (!free.tryAcquire()) {
            throw away("The archive has too many questions to answer now.");
        }
        try {
            RestClient.RequestBodySpec request = http.method(method).uri(path, variables);
            if (content.length > 0) {
                request.contentType(MediaType.APPLICATION_JSON).body(content);
            }
            byte[] body = request.retrieve().body(byte[].class);
            return json.readValue(Objects.requireNonNull(body), type);
        } catch (HttpClientErrorException e) {
            throw new ProblemException(HttpStatus.valueOf(e.getStatusCode().value()), detail(e));
        } catch (RestClientException | JacksonException e) {
            throw away("The past cannot be read now: the archive is away.");
        } finally {
            free.release();
        }
    }

    private String detail(HttpClientErrorException e) {
        return json.readTree(e.getResponseBodyAsByteArray()).path("detail").asString(e.getStatusText());
    }

    private static ProblemException away(String detail) {
        return ProblemException.away(detail, List.of("archive"));
    }
}
