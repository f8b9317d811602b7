package gg.leaderboard.faults.schedule;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The machines of a run.
 *
 * @param brokers 1 or 3
 * @param redis number of servers: 1, or 6 for a Redis Cluster of three primaries, each with a replica
 * @param machine whether disks become full and clocks jump, which needs root and libfaketime
 */
public record Setup(int brokers, int redis, boolean machine) {

    public Setup {
        if (brokers != 1 && brokers != 3) {
            throw new IllegalArgumentException("brokers must be 1 or 3; was " + brokers);
        }
        if (redis != 1 && redis != 6) {
            throw new IllegalArgumentException("redis must be 1 or 6; was " + redis);
        }
    }

    /** Whether Redis is a cluster. */
    public boolean isCluster() {
        return redis > 1;
    }

    /** The names of the brokers. */
    public List<String> brokerNames() {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(node -> "kafka-" + node)
                .toList();
    }

    /** The names of the servers of Redis. */
    public List<String> redisNames() {
        return isCluster()
                ? IntStream.rangeClosed(1, redis)
                        .mapToObj(node -> "redis-" + node)
                        .toList()
                : List.of("redis");
    }

    /** The names of all servers. */
    public List<String> servers() {
        return Stream.of(redisNames(), List.of("postgres"), brokerNames())
                .flatMap(List::stream)
                .toList();
    }
}
