package gg.leaderboard.archive.web;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** The HTTP client of commands that call a running archive. */
public final class CommandHttp {

    private CommandHttp() {}

    /**
     * Creates a client.
     *
     * @param authorities PEM file with the certificates to trust at an https address; null for those that Java trusts
     * @throws IllegalArgumentException naming the file if it contains no certificate
     * @throws IOException if it cannot be read
     */
    public static HttpClient trusting(@Nullable Path authorities) throws IOException {
        HttpClient.Builder client = HttpClient.newBuilder();
        if (authorities != null) {
            String pem = Files.readString(authorities);
            if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
                throw new IllegalArgumentException("--ca must be a PEM file with certificates; was " + authorities);
            }
            PemSslStoreDetails none = null;
            client.sslContext(SslBundle.of(new PemSslStoreBundle(none, PemSslStoreDetails.forCertificate(pem)))
                    .createSslContext());
        }
        return client.build();
    }
}
