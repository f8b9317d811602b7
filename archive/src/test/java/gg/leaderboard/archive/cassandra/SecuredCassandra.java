package gg.leaderboard.archive.cassandra;

import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import gg.leaderboard.testing.CassandraServer;
import gg.leaderboard.testing.Servers;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A Cassandra that accepts only TLS and logins, with the role of docs/SECURITY-WIRE.md. */
public final class SecuredCassandra implements AutoCloseable {

    private static final Path DOCUMENT = Path.of("../docs/SECURITY-WIRE.md");
    private static final String HEADING = "### Roles of Cassandra\n";
    private static final String PASSWORD = "changeit";

    private final Path directory;
    private final CassandraServer server;

    private SecuredCassandra(Path directory) throws IOException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        keytool("-genkeypair", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-keyalg", "RSA");
        keytool("-exportcert", "-rfc", "-file", certificate().toString());
        this.server = Servers.ownCassandra(directory.resolve("data"), """
                authenticator: PasswordAuthenticator
                authorizer: CassandraAuthorizer
                client_encryption_options: {enabled: true, optional: false, keystore: "%s", keystore_password: %s, store_type: PKCS12}
                """.formatted(keys(), PASSWORD));
    }

    /** Starts the server, and creates the documented role and keyspace. */
    public static SecuredCassandra start(Path directory) {
        try {
            SecuredCassandra started = new SecuredCassandra(directory.toAbsolutePath());
            started.createRole();
            return started;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The arguments with which the archive connects. */
    public List<String> arguments() {
        return List.of(
                "--leaderboard.archive.cassandra.contact-points="
                        + server.address().contactPoint(),
                "--leaderboard.archive.cassandra.username=leaderboard",
                "--leaderboard.archive.cassandra.password=" + PASSWORD,
                "--leaderboard.archive.cassandra.ssl-bundle=cassandra",
                "--spring.ssl.bundle.pem.cassandra.truststore.certificate=file:" + certificate());
    }

    private void createRole() throws GeneralSecurityException, IOException {
        SSLContext tls = tls();
        // Cassandra creates its superuser some seconds after it accepts connections.
        CqlSession superuser = await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(DriverException.class)
                .until(() -> login(tls), session -> true);
        try (superuser) {
            for (String statement : statements()) {
                superuser.execute(statement);
            }
        }
    }

    private CqlSession login(SSLContext tls) {
        return CqlSession.builder()
                .addContactPoint(new InetSocketAddress(
                        server.address().host(), server.address().port()))
                .withLocalDatacenter("datacenter1")
                .withAuthCredentials("cassandra", "cassandra")
                .withSslEngineFactory(new ProgrammaticSslEngineFactory(tls, null, true))
                .build();
    }

    // This Cassandra has one node, not three.
    private static List<String> statements() throws IOException {
        String document = Files.readString(DOCUMENT);
        String section = document.substring(document.indexOf(HEADING) + HEADING.length());
        return section.lines()
                .dropWhile(line -> !line.startsWith("    "))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.strip().replace(";", "").replace("'PASSWORD'", "'" + PASSWORD + "'"))
                .map(line -> line.replace("'datacenter1': 3", "'datacenter1': 1"))
                .toList();
    }

    private SSLContext tls() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys())) {
            store.load(file, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", store.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private Path keys() {
        return directory.resolve("keys.p12");
    }

    private Path certificate() {
        return directory.resolve("server.crt");
    }

    private void keytool(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-alias", "server", "-keystore", keys().toString()));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
