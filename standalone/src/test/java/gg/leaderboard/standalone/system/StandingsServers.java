package gg.leaderboard.standalone.system;

import gg.leaderboard.embedded.EmbeddedRedis;
import gg.leaderboard.testing.RedisCluster;
import gg.leaderboard.testing.RedisSentinel;
import gg.leaderboard.testing.Servers;
import io.lettuce.core.ReadFrom;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;

/**
 * The Redis of the services: one server, a cluster, or servers with a Sentinel.
 *
 * @param properties how the services find it
 * @param configuration how tests find it
 * @param client how tests follow a failover
 * @param stop stops the servers
 */
record StandingsServers(
        List<String> properties,
        RedisConfiguration configuration,
        LettuceClientConfiguration client,
        int shards,
        Runnable stop)
        implements AutoCloseable {

    private static final int CLUSTER_SHARDS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Starts one server. */
    static StandingsServers start(Path directory) {
        EmbeddedRedis redis = Servers.ownRedis(directory);
        return new StandingsServers(
                List.of("spring.data.redis.host=" + redis.host(), "spring.data.redis.port=" + redis.port()),
                new RedisStandaloneConfiguration(redis.host(), redis.port()),
                LettuceClientConfiguration.defaultConfiguration(),
                1,
                redis::close);
    }

    /** Starts one server with several shards. */
    static StandingsServers start(Path directory, int shards) {
        StandingsServers one = start(directory);
        return new StandingsServers(
                Stream.concat(one.properties.stream(), Stream.of("standings.shards=" + shards))
                        .toList(),
                one.configuration,
                one.client,
                shards,
                one.stop);
    }

    static StandingsServers of(RedisSentinel redis) {
        return new StandingsServers(
                List.of(
                        "spring.data.redis.sentinel.master=" + RedisSentinel.NAME,
                        "spring.data.redis.sentinel.nodes=" + redis.address()),
                new RedisSentinelConfiguration(RedisSentinel.NAME, Set.of(redis.address())),
                LettuceClientConfiguration.builder()
                        .commandTimeout(PATIENCE)
                        .readFrom(ReadFrom.UPSTREAM)
                        .build(),
                1,
                redis::close);
    }

    static StandingsServers of(RedisCluster redis) {
        return new StandingsServers(
                List.of(
                        "spring.data.redis.cluster.nodes=" + String.join(",", redis.addresses()),
                        "standings.shards=" + CLUSTER_SHARDS),
                new RedisClusterConfiguration(redis.addresses()),
                LettuceClientConfiguration.builder()
                        .commandTimeout(PATIENCE)
                        .clientOptions(ClusterClientOptions.builder()
                                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                                        .enablePeriodicRefresh(PATIENCE)
                                        .build())
                                .build())
                        .build(),
                CLUSTER_SHARDS,
                redis::close);
    }

    @Override
    public void close() {
        stop.run();
    }
}
