package gg.leaderboard.standalone.system;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost as PEM files, and the authority that issued it. */
final class TestCertificate {

    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "authority";

    private final Path directory;
    private final Path keys;
    private BigInteger serialNumber = BigInteger.ZERO;
    private int issued;

    TestCertificate(Path directory) throws IOException, GeneralSecurityException, InterruptedException {
        this.directory = Files.createDirectories(directory);
        this.keys = directory.resolve("keys.p12");
        generate(AUTHORITY, "-dname", "CN=test authority", "-ext", "bc:critical=ca:true");
        write(authority(), pem("CERTIFICATE", load().getCertificate(AUTHORITY).getEncoded()));
        replace();
    }

    /** Issues another certificate with another key, and replaces the files. */
    void replace() throws IOException, GeneralSecurityException, InterruptedException {
        String server = "server-" + issued++;
        generate(server, "-signer", AUTHORITY, "-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1");
        KeyStore store = load();
        serialNumber = ((X509Certificate) store.getCertificate(server)).getSerialNumber();
        Key key = store.getKey(server, PASSWORD.toCharArray());
        StringBuilder chain = new StringBuilder();
        for (Certificate each : store.getCertificateChain(server)) {
            chain.append(pem("CERTIFICATE", each.getEncoded()));
        }
        String privateKey = pem("PRIVATE KEY", key.getEncoded());
        write(certificate(), chain.toString());
        write(privateKey(), privateKey);
        write(keyAndCertificate(), privateKey + chain);
    }

    Path authority() {
        return directory.resolve("ca.crt");
    }

    Path certificate() {
        return directory.resolve("tls.crt");
    }

    Path privateKey() {
        return directory.resolve("tls.key");
    }

    /** The file that Kafka reads. */
    Path keyAndCertificate() {
        return directory.resolve("tls.pem");
    }

    /** The number of the newest certificate. */
    BigInteger serialNumber() {
        return serialNumber;
    }

    /** The settings of clients that trust the authority. */
    SSLContext trustingClients() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(AUTHORITY, load().getCertificate(AUTHORITY));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys)) {
            store.load(file, PASSWORD.toCharArray());
        }
        return store;
    }

    // Whole or not at all, because services read the file when it changes.
    private static void write(Path file, String text) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(half, text);
        // PostgreSQL rejects a key that others can read.
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(String type, byte[] content) {
        byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, newline).encodeToString(content)
                + "\n-----END " + type + "-----\n";
    }

    private void generate(String alias, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of("-genkeypair", "-alias", alias));
        command.addAll(List.of(options));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
        command.addAll(List.of("-keystore", keys.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
    }
}
