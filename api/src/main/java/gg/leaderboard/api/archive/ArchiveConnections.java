package gg.leaderboard.api.archive;

import java.net.http.HttpClient;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/**
 * Connects to the archive, with the certificates of an SSL bundle if one is configured. After the bundle is reloaded, new
 * requests use the new certificates. Thread-safe.
 */
@Component
class ArchiveConnections {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private volatile HttpClient client;

    ArchiveConnections(ArchiveClientProperties properties, SslBundles bundles) {
        String bundle = properties.sslBundle();
        client = client(bundle == null ? null : bundles.getBundle(bundle));
        if (bundle != null) {
            bundles.addBundleUpdateHandler(bundle, reloaded -> client = client(reloaded));
        }
    }

    private static HttpClient client(@Nullable SslBundle bundle) {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT);
        if (bundle != null) {
            client.sslContext(bundle.createSslContext());
        }
        return client.build();
    }

    /** @param timeout longest wait for a response */
    ClientHttpRequestFactory requests(Duration timeout) {
        return (uri, method) -> {
            JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
            requests.setReadTimeout(timeout);
            return requests.createRequest(uri, method);
        };
    }
}
