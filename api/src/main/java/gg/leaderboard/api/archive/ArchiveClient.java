package gg.leaderboard.api.archive;

import gg.leaderboard.api.problem.ProblemException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the archive. For any number of threads. */
@Component
public class ArchiveClient {

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
        return get(http, type, path, variables);
    }

    /** As {@link #get}, of what may take minutes. */
    <T> T getSlowly(Class<T> type, String path, Object... variables) {
        return get(patient, type, path, variables);
    }

    private <T> T get(RestClient client, Class<T> type, String path, Object... variables) {
        if (!free.tryAcquire()) {
            throw away("The archive has too many questions to answer now.");
        }
        try {
            byte[] body = client.get().uri(path, variables).retrieve().body(byte[].class);
            return json.readValue(Objects.requireNonNull(body), type);
        } catch (HttpClientErrorException e) {
            throw problem(e);
        } catch (RestClientException | JacksonException e) {
            throw away("The past cannot be read now: the archive is away.");
        } finally {
            free.release();
        }
    }

    private ProblemException problem(HttpClientErrorException e) {
        JsonNode said = json.readTree(e.getResponseBodyAsByteArray());
        ProblemException problem = new ProblemException(
                HttpStatus.valueOf(e.getStatusCode().value()),
                said.path("detail").asString(e.getStatusText()));
        String parameter = said.path("parameter").asString("");
        return parameter.isEmpty() ? problem : problem.with("parameter", parameter);
    }

    private static ProblemException away(String detail) {
        return ProblemException.away(detail, List.of("archive"));
    }
}
