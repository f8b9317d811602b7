package gg.leaderboard.testing;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.util.Optional;

/** Real servers for tests. */
public final class Servers {

    private Servers() {}

    /**
     * The Kafka that all tests of this JVM share: its bootstrap servers. It creates no topics by itself. Use topics
     * and groups of your own, for others use it as well.
     */
    public static String kafka() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    /** The Redis that all tests of this JVM share. Flush it before a test, or use keys of your own. */
    public static RedisAddress redis() {
        return Redis.ADDRESS;
    }

    /** An empty database on the PostgreSQL that all tests of this JVM share: a new one with every call. */
    public static Database freshDatabase() {
        return Postgres.DATABASES.create();
    }

    /** A Kafka for one test, to be stopped and, with its {@code settings()}, started again. The test closes it. */
    public static EmbeddedKafka ownKafka(Path directory) {
        return EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory));
    }

    /** A Redis for one test, to be killed and, with its {@code settings()}, started again. The test closes it. */
    public static EmbeddedRedis ownRedis(Path directory) {
        return EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
    }

    /** A PostgreSQL for one test, to be killed and, with its {@code settings()}, started again. The test closes it. */
    public static EmbeddedPostgres ownPostgres(Path directory) {
        return EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory));
    }

    /** Why there is no {@link #cassandra} here, if so: a reason to skip a test. */
    public static Optional<String> obstacleToCassandra() {
        return SharedServers.instance().obstacleToCassandra();
    }

    /** The Cassandra that all tests of this JVM share. Use keyspaces of your own. */
    public static CassandraAddress cassandra() {
        return Cassandra.ADDRESS;
    }

    /** Why there is no {@link #ownCassandra} here, if so: a reason to skip a test. */
    public static Optional<String> obstacleToOwnCassandra() {
        return CassandraServer.obstacle();
    }

    /** A Cassandra for one test, to be killed and started again. The test closes it. */
    public static CassandraServer ownCassandra(Path directory) {
        return CassandraServer.start(directory);
    }

    // Classes of their own, so that each server starts when it is first asked for, and once.
    private static final class Kafka {
        static final String BOOTSTRAP_SERVERS = SharedServers.instance().startKafka();
    }

    private static final class Redis {
        static final RedisAddress ADDRESS = SharedServers.instance().startRedis();
    }

    private static final class Postgres {
        static final DatabaseFactory DATABASES =
                new DatabaseFactory(SharedServers.instance().startPostgres());
    }

    private static final class Cassandra {
        static final CassandraAddress ADDRESS = SharedServers.instance().startCassandra();
    }
}
