package gg.leaderboard.testing;

import gg.leaderboard.embedded.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Cassandra 5.0 server with one node in its own JVM. The Maven profile {@code cassandra} creates its class path. Its
 * data survives a kill.
 */
public final class CassandraServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int POLL_MILLIS = 50;

    private final Path directory;
    private final CassandraAddress address;
    private final String settings;
    private final Process process;

    private CassandraServer(Path directory, CassandraAddress address, String settings) {
        this.directory = directory.toAbsolutePath();
        this.address = address;
        this.settings = settings;
        try {
            configure();
            process = launch();
            awaitCommands();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Cassandra started", e);
        }
    }

    /** Starts a server on a free port, and returns when it accepts commands. */
    static CassandraServer start(Path directory) {
        return start(directory, "");
    }

    /**
     * As {@link #start(Path)}, with further settings.
     *
     * @param settings lines of {@code cassandra.yaml}
     */
    static CassandraServer start(Path directory, String settings) {
        return new CassandraServer(directory, new CassandraAddress(Ports.HOST, Ports.claim("Cassandra", 0)), settings);
    }

    /** Starts a killed server again, with its data and port. */
    public CassandraServer restart() {
        return new CassandraServer(directory, address, settings);
    }

    /** The reason why no server can be started here; empty if one can. */
    static Optional<String> whyUnavailable() {
        if (System.getProperty("cassandra.class.path") == null) {
            return Optional.of("the Maven profile cassandra is off");
        }
        return CassandraJava.find().isPresent()
                ? Optional.empty()
                : Optional.of("Cassandra 5.0 requires a JDK 17, and none was found; set JAVA17_HOME");
    }

    public CassandraAddress address() {
        return address;
    }

    /** Kills the server as a crash would. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void configure() throws IOException {
        Files.createDirectories(directory);
        int internode = Ports.claim("Cassandra", 0);
        Files.writeString(directory.resolve("cassandra.yaml"), """
                        cluster_name: leaderboard
                        partitioner: org.apache.cassandra.dht.Murmur3Partitioner
                        num_tokens: 1
                        initial_token: 0
                        endpoint_snitch: SimpleSnitch
                        listen_address: %1$s
                        storage_port: %2$d
                        rpc_address: %1$s
                        native_transport_port: %3$d
                        seed_provider:
                          - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                            parameters: [{seeds: "%1$s:%2$d"}]
                        data_file_directories: ["%4$s/data"]
                        commitlog_directory: "%4$s/commitlog"
                        commitlog_sync: periodic
                        commitlog_sync_period: 10s
                        hints_directory: "%4$s/hints"
                        saved_caches_directory: "%4$s/saved_caches"
                        auto_snapshot: false
                        %5$s
                        """.formatted(
                        address.host(), internode, address.port(), directory, settings));
        Files.write(directory.resolve("logback.xml"), resource("cassandra-logback.xml"));
        Files.write(directory.resolve("jvm.options"), resource("cassandra-jvm.options"));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(CassandraServer.class.getResourceAsStream(name))) {
            return file.readAllBytes();
        }
    }

    private Process launch() throws IOException {
        whyUnavailable().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        Path java = CassandraJava.find().orElseThrow();
        String classPath =
                Files.readString(Path.of(System.getProperty("cassandra.class.path")), StandardCharsets.UTF_8);
        return new ProcessBuilder(List.of(
                        java.toString(),
                        "@" + directory.resolve("jvm.options"),
                        "-Dcassandra.config="
                                + directory.resolve("cassandra.yaml").toUri(),
                        "-Dcassandra.storagedir=" + directory,
                        "-Dlogback.configurationFile=" + directory.resolve("logback.xml"),
                        "-cp",
                        classPath.strip(),
                        "org.apache.cassandra.service.CassandraDaemon"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("cassandra.log").toFile())
                .start();
    }

    private void awaitCommands() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                kill();
                throw new IllegalStateException("Cassandra did not start in " + directory + ". Its log says:\n"
                        + Files.readString(directory.resolve("cassandra.log")));
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), POLL_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
