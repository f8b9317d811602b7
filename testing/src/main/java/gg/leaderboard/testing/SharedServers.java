package gg.leaderboard.testing;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;

/** Starts servers that run until the JVM ends. */
interface SharedServers {

    /** Starts Kafka and returns its bootstrap servers. */
    String startKafka();

    RedisAddress startRedis();

    Database startPostgres();

    /** The reason why {@link #startCassandra} would fail; empty if it would not. */
    Optional<String> whyNoCassandra();

    CassandraAddress startCassandra();

    static SharedServers instance() {
        return Holder.SERVERS;
    }

    /** Chooses the implementation, and logs the choice, once. */
    final class Holder {

        private static final SharedServers SERVERS = choose();

        private Holder() {}

        private static SharedServers choose() {
            boolean docker = DockerClientFactory.instance().isDockerAvailable();
            System.out.println(
                    docker
                            ? "Tests use Kafka, Redis and PostgreSQL in containers, because a Docker engine is available."
                            : "Tests use an embedded Kafka, Redis and PostgreSQL, because no Docker engine is available.");
            return docker ? new ContainerServers() : new EmbeddedServers();
        }
    }
}
