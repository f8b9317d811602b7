package gg.leaderboard.faults.server;

import gg.leaderboard.embedded.Ports;
import gg.leaderboard.faults.schedule.Setup;
import gg.leaderboard.standings.Shards;
import gg.leaderboard.testing.RedisCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** One Redis, or a cluster. Each node of a cluster announces the port of its proxy, also to the other nodes. */
final class RedisServers {

    /** Who connects to the nodes of a cluster. */
    private static final String ALL = "all";

    private static final Shards SHARDS = new Shards(16);

    private final Map<String, RedisServer> nodes = new LinkedHashMap<>();
    private final Map<String, Integer> announced = new LinkedHashMap<>();
    private final Proxies proxies;

    RedisServers(Path data, Setup setup, Proxies proxies) throws IOException, InterruptedException {
        this.proxies = proxies;
        if (!setup.isCluster()) {
            nodes.put("redis", new RedisServer("redis", data.resolve("redis"), 0, List.of()));
            return;
        }
        Map<Integer, Integer> buses = new LinkedHashMap<>();
        for (String name : setup.redisNames()) {
            int port = Ports.claim(name, 0);
            int bus = Ports.claim(name + " bus", 0);
            announced.put(name, proxies.between(ALL, name, port));
            List<String> configuration = List.of(
                    "cluster-enabled yes",
                    "cluster-node-timeout 1000",
                    "cluster-port " + bus,
                    "cluster-announce-port " + announced.get(name));
            nodes.put(name, new RedisServer(name, data.resolve(name), port, configuration));
            buses.put(port, bus);
        }
        RedisCluster.join(buses);
    }

    List<RedisServer> all() {
        return List.copyOf(nodes.values());
    }

    RedisServer get(String name) {
        return Objects.requireNonNull(nodes.get(name), name);
    }

    private boolean isCluster() {
        return nodes.size() > 1;
    }

    Shards shards() {
        return isCluster() ? SHARDS : Shards.ONE;
    }

    /** The options of a service. */
    List<String> options(String service) {
        if (isCluster()) {
            return List.of(
                    "--spring.data.redis.cluster.nodes="
                            + announced.values().stream()
                                    .map(port -> Ports.HOST + ":" + port)
                                    .collect(Collectors.joining(",")),
                    "--standings.shards=" + SHARDS.count());
        }
        return List.of(
                "--spring.data.redis.host=" + Ports.HOST,
                "--spring.data.redis.port="
                        + proxies.between(service, "redis", get("redis").port()));
    }

    /** For the harness: without a proxy, unless it is a cluster. */
    LettuceConnectionFactory connect() {
        return isCluster()
                ? new LettuceConnectionFactory(new RedisClusterConfiguration(nodes.values().stream()
                        .map(node -> Ports.HOST + ":" + node.port())
                        .toList()))
                : new LettuceConnectionFactory(Ports.HOST, get("redis").port());
    }
}
