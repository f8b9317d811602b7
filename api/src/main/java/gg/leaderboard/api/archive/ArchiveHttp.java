package gg.leaderboard.api.archive;

import gg.leaderboard.web.security.ServiceKey;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;

/** Makes HTTP clients that call the archive with the key of services. They share connections. */
final class ArchiveHttp {

    private static final String REFUSED =
            "The archive refuses calls of this api. Set leaderboard.security.service-key of"
                    + " both to the same value.";

    private final URI url;
    private final ArchiveConnections connections;
    private final ServiceKey key;

    ArchiveHttp(URI url, ArchiveConnections connections, ServiceKey key) {
        this.url = url;
        this.connections = connections;
        this.key = key;
    }

    /** Returns a client that waits at most this long for a response. */
    RestClient client(Duration timeout) {
        return RestClient.builder()
                .baseUrl(url.toString())
                .requestFactory(connections.requests(timeout))
                .defaultHeaders(key::addTo)
                .defaultStatusHandler(ArchiveHttp::isRefused, (request, response) -> {
                    // Not the problem of the caller, whose roles the api has checked.
                    throw ArchiveClient.unavailable(REFUSED);
                })
                .build();
    }

    private static boolean isRefused(HttpStatusCode status) {
        return status.isSameCodeAs(HttpStatus.UNAUTHORIZED) || status.isSameCodeAs(HttpStatus.FORBIDDEN);
    }
}
