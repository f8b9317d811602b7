package gg.leaderboard.testing;

import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A Redis Cluster of six processes: three primaries, each with a replica that takes its place about two seconds after its end. */
public final class RedisCluster implements AutoCloseable {

    private static final int PRIMARIES = 3;
    private static final int SLOTS = 16_384;
    private static final int SLOTS_EACH = SLOTS / PRIMARIES + 1;

    // The first three are the primaries, in the order of their slots.
    private final List<EmbeddedRedis> nodes = new ArrayList<>();
    private final List<List<String>> configurations = new ArrayList<>();

    private RedisCluster(Path directory) throws IOException, InterruptedException {
        Map<Integer, Integer> buses = new LinkedHashMap<>();
        for (int i = 0; i < 2 * PRIMARIES; i++) {
            int bus = Ports.claim("Redis", 0);
            configurations.add(List.of("cluster-enabled yes", "cluster-node-timeout 1000", "cluster-port " + bus));
            nodes.add(EmbeddedRedis.start(
                    EmbeddedRedis.Settings.in(directory.resolve("node" + i)), configurations.get(i)));
            buses.put(port(i), bus);
        }
        join(buses);
    }

    /** Starts the processes, and returns when each primary has a replica. */
    public static RedisCluster start(Path directory) {
        try {
            return new RedisCluster(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the cluster started", e);
        }
    }

    /**
     * Makes a cluster of six empty servers, and returns when each primary has a replica. The first three become the primaries,
     * in the order of their slots.
     *
     * @param buses the port of each server → the port that the other nodes connect to
     */
    public static void join(Map<Integer, Integer> buses) throws IOException, InterruptedException {
        List<Integer> ports = List.copyOf(buses.keySet());
        for (int i = 0; i < ports.size(); i++) {
            execute(ports.get(i), "CLUSTER SET-CONFIG-EPOCH " + (i + 1));
            if (i < PRIMARIES) {
                int last = Math.min(SLOTS, (i + 1) * SLOTS_EACH) - 1;
                execute(ports.get(i), "CLUSTER ADDSLOTSRANGE " + i * SLOTS_EACH + " " + last);
            }
        }
        for (int port : ports.subList(1, ports.size())) {
            execute(ports.get(0), "CLUSTER MEET " + Ports.HOST + " " + port + " " + buses.get(port));
        }
        for (int i = PRIMARIES; i < ports.size(); i++) {
            // Refused until the replica has heard of the primary.
            String primary =
                    RedisConsole.call(ports.get(i - PRIMARIES), "CLUSTER MYID").get(0);
            RedisConsole.await(ports.get(i), "CLUSTER REPLICATE " + primary, reply -> reply.contains("+OK"));
        }
        for (int i = 0; i < ports.size(); i++) {
            RedisConsole.await(
                    ports.get(i),
                    "CLUSTER INFO",
                    reply -> reply.contains("cluster_state:ok") && reply.contains("cluster_known_nodes:6"));
            if (i >= PRIMARIES) {
                RedisConsole.await(ports.get(i), "INFO replication", reply -> reply.contains("master_link_status:up"));
            }
        }
    }

    private static void execute(int port, String command) throws IOException {
        List<String> reply = RedisConsole.call(port, command);
        if (!reply.equals(List.of("+OK"))) {
            throw new IllegalStateException(command + " returned " + reply);
        }
    }

    private int port(int node) {
        return nodes.get(node).port();
    }

    /** The addresses of all nodes, as {@code host:port}. */
    public List<String> addresses() {
        return nodes.stream().map(node -> node.host() + ":" + node.port()).toList();
    }

    /**
     * Kills the primary of a key with SIGKILL. If it has a replica, that takes its place.
     *
     * @return the number of the killed node
     */
    public int killPrimaryOf(String key) {
        int node = primaryOf(key);
        nodes.get(node).kill();
        return node;
    }

    /** Starts a killed node again, with its data. */
    public void restart(int node) {
        nodes.set(node, EmbeddedRedis.start(nodes.get(node).settings(), configurations.get(node)));
    }

    /**
     * Freezes the primary of a key with SIGSTOP. Its replica takes its place.
     *
     * @return the number of the frozen node
     */
    public int freezePrimaryOf(String key) {
        int node = primaryOf(key);
        ProcessSignal.STOP.send(nodes.get(node).pid());
        return node;
    }

    /** Lets a frozen node continue. It becomes a replica. */
    public void unfreeze(int node) {
        ProcessSignal.CONT.send(nodes.get(node).pid());
    }

    private int primaryOf(String key) {
        for (EmbeddedRedis asked : nodes) {
            try {
                int slot = Integer.parseInt(RedisConsole.call(asked.port(), "CLUSTER KEYSLOT " + key)
                        .get(0)
                        .substring(1));
                String primary = RedisConsole.call(asked.port(), "CLUSTER NODES").stream()
                        .filter(line -> hasSlot(line, slot))
                        .findFirst()
                        .orElseThrow();
                return IntStream.range(0, nodes.size())
                        .filter(node -> primary.contains(" " + Ports.HOST + ":" + port(node) + "@"))
                        .findFirst()
                        .orElseThrow();
            } catch (IOException e) {
                // This node was killed.
            }
        }
        throw new IllegalStateException("no node of the cluster answers");
    }

    // The fields are id, address, flags, five others, then ranges of slots.
    private static boolean hasSlot(String line, int slot) {
        return Stream.of(line.split(" "))
                .skip(8)
                .map(range -> range.split("-"))
                .anyMatch(range ->
                        slot >= Integer.parseInt(range[0]) && slot <= Integer.parseInt(range[range.length - 1]));
    }

    @Override
    public void close() {
        nodes.forEach(EmbeddedRedis::kill);
    }
}
