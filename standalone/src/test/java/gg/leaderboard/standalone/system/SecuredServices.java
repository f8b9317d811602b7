package gg.leaderboard.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import gg.leaderboard.api.ApiApplication;
import gg.leaderboard.archive.ArchiveApplication;
import gg.leaderboard.processor.ProcessorApplication;
import gg.leaderboard.testing.ServiceOptions;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A processor, an archive and an api with HTTPS, on secured servers. */
final class SecuredServices implements AutoCloseable {

    private final ConfigurableApplicationContext processor;
    private final ConfigurableApplicationContext archive;
    private final ConfigurableApplicationContext api;
    private final SSLContext trust;
    private final HttpClient http;
    private volatile String key = "";

    /** Starts each service with its properties. */
    SecuredServices(TestCertificate certificate, List<String> ofProcessor, List<String> ofArchive, List<String> ofApi)
            throws IOException, GeneralSecurityException {
        trust = certificate.trustingClients();
        http = HttpClient.newBuilder().sslContext(trust).build();
        processor = start(ProcessorApplication.application(), certificate, ofProcessor);
        archive = start(ArchiveApplication.application(), certificate, ofArchive);
        List<String> withArchive = new ArrayList<>(ofApi);
        withArchive.add("leaderboard.api.archive.url=" + archiveAddress());
        withArchive.add("leaderboard.api.archive.ssl-bundle=servers");
        api = start(ApiApplication.application(), certificate, withArchive);
    }

    /** The properties that define the SSL bundles: of the servers' authority, and of the service's certificate. */
    static List<String> bundles(TestCertificate certificate) {
        return List.of(
                "spring.ssl.bundle.pem.servers.truststore.certificate="
                        + certificate.authority().toUri(),
                "spring.ssl.bundle.pem.web.reload-on-update=true",
                "spring.ssl.bundle.pem.web.keystore.certificate="
                        + certificate.certificate().toUri(),
                "spring.ssl.bundle.pem.web.keystore.private-key="
                        + certificate.privateKey().toUri(),
                "spring.ssl.bundle.watch.file.quiet-period=100ms");
    }

    private static ConfigurableApplicationContext start(
            SpringApplicationBuilder service, TestCertificate certificate, List<String> own) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--server.ssl.bundle=web"));
        bundles(certificate).forEach(property -> arguments.add("--" + property));
        own.forEach(property -> arguments.add("--" + property));
        return service.run(ServiceOptions.withShortWaits(arguments.toArray(String[]::new)));
    }

    String archiveAddress() {
        return address(archive);
    }

    private static String address(ConfigurableApplicationContext service) {
        return "https://localhost:" + service.getEnvironment().getProperty("local.server.port");
    }

    void awaitReady() {
        await().atMost(Duration.ofSeconds(60)).until(() -> get("/ready").statusCode() == 200);
    }

    /** Sends an API key with all further requests. */
    void useKey(String value) {
        key = value;
    }

    /** Sends a request to the api. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", address(api) + path, "");
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(get(path).body());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send("POST", address(api) + path, json);
    }

    /** The responses of all services that describe their state. */
    List<String> states() throws IOException, InterruptedException {
        List<String> states = new ArrayList<>();
        for (String path : List.of("/health", "/ready", "/api/leaderboard", "/api/v1/admin/rebuild")) {
            states.add(get(path).body());
        }
        for (ConfigurableApplicationContext service : List.of(processor, archive)) {
            for (String path : List.of("health", "health/readiness", "info", "metrics")) {
                states.add(
                        send("GET", address(service) + "/actuator/" + path, "").body());
            }
        }
        return states;
    }

    private HttpResponse<String> send(String method, String uri, String json) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json, UTF_8));
        if (!key.isEmpty()) {
            request.header("X-API-Key", key);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** The numbers of the certificates that new connections to archive and api get. */
    List<BigInteger> certificates() throws IOException {
        return List.of(certificate(archive), certificate(api));
    }

    private BigInteger certificate(ConfigurableApplicationContext service) throws IOException {
        URI address = URI.create(address(service));
        try (SSLSocket socket =
                (SSLSocket) trust.getSocketFactory().createSocket(address.getHost(), address.getPort())) {
            socket.startHandshake();
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSerialNumber();
        }
    }

    @Override
    public void close() {
        api.close();
        archive.close();
        processor.close();
    }
}
