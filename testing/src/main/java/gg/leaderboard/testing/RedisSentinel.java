package gg.leaderboard.testing;

import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A Redis with a replica, and a Sentinel that promotes the replica when the primary has not answered for a second. */
public final class RedisSentinel implements AutoCloseable {

    /** The name of the primary in Sentinel. */
    public static final String NAME = "standings";

    // First the primary, then the replica, until a failover.
    private final List<EmbeddedRedis> servers = new ArrayList<>();
    private final Process sentinel;
    private final int port = Ports.claim("Sentinel", 0);

    private RedisSentinel(Path directory) throws IOException, InterruptedException {
        EmbeddedRedis primary = EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory.resolve("first")));
        servers.add(primary);
        servers.add(EmbeddedRedis.start(
                EmbeddedRedis.Settings.in(directory.resolve("second")),
                List.of("replicaof " + primary.host() + " " + primary.port())));
        awaitReplica(1);
        sentinel = launch(directory.resolve("sentinel"));
        RedisConsole.await(port, "SENTINEL REPLICAS " + NAME, reply -> !reply.isEmpty());
    }

    /** Starts the processes, and returns when Sentinel knows the replica. */
    public static RedisSentinel start(Path directory) {
        try {
            return new RedisSentinel(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Sentinel started", e);
        }
    }

    private Process launch(Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("sentinel.conf"), """
                        bind %1$s
                        port %2$d
                        sentinel monitor %3$s %1$s %4$d 1
                        sentinel down-after-milliseconds %3$s 1000
                        sentinel failover-timeout %3$s 5000
                        """.formatted(
                        Ports.HOST, port, NAME, servers.get(0).port()));
        Process process = new ProcessBuilder(servers.get(0).program().toString(), "sentinel.conf", "--sentinel")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sentinel.log").toFile())
                .start();
        for (int attempt = 0; ; attempt++) {
            try {
                RedisConsole.call(port, "PING");
                return process;
            } catch (IOException e) {
                if (attempt == 500 || !process.isAlive()) {
                    process.destroyForcibly();
                    throw new IllegalStateException(Files.readString(directory.resolve("sentinel.log")), e);
                }
                Thread.sleep(10);
            }
        }
    }

    private void awaitReplica(int server) throws IOException, InterruptedException {
        RedisConsole.await(
                servers.get(server).port(), "INFO replication", reply -> reply.contains("master_link_status:up"));
    }

    /** The address of Sentinel, as {@code host:port}. */
    public String address() {
        return Ports.HOST + ":" + port;
    }

    /**
     * Kills the primary with SIGKILL.
     *
     * @return the number of the killed server
     */
    public int killPrimary() {
        int primary = primary();
        servers.get(primary).kill();
        return primary;
    }

    /** Starts a killed server again, and returns when Sentinel has made it a replica. */
    public void restart(int server) {
        servers.set(server, EmbeddedRedis.start(servers.get(server).settings()));
        try {
            awaitReplica(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Redis started", e);
        }
    }

    /**
     * Freezes the primary with SIGSTOP.
     *
     * @return the number of the frozen server
     */
    public int freezePrimary() {
        int primary = primary();
        ProcessSignal.STOP.send(servers.get(primary).pid());
        return primary;
    }

    /** Lets a frozen server continue. */
    public void unfreeze(int server) {
        ProcessSignal.CONT.send(servers.get(server).pid());
    }

    private int primary() {
        try {
            List<String> address = RedisConsole.call(port, "SENTINEL GET-MASTER-ADDR-BY-NAME " + NAME);
            return IntStream.range(0, servers.size())
                    .filter(server ->
                            address.contains(String.valueOf(servers.get(server).port())))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sentinel.destroyForcibly();
        servers.forEach(EmbeddedRedis::kill);
    }
}
