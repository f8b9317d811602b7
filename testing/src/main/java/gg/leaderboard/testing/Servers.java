package gg.leaderboard.testing;

import gg.leaderboard.embedded.EmbeddedKafka;
import gg.leaderboard.embedded.EmbeddedPostgres;
import gg.leaderboard.embedded.EmbeddedRedis;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Real servers for tests. */
public final class Servers {

    private Servers() {}

    /**
     * The bootstrap servers of the Kafka that all tests of this JVM share. It does not create topics automatically. Use
     * separate topics and groups, because other tests use it as well.
     */
    public static String kafka() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    /** The Redis that all tests of this JVM share. Flush it before a test, or use separate keys. */
    public static RedisAddress redis() {
        return Redis.ADDRESS;
    }

    /** A new, empty database on the PostgreSQL that all tests of this JVM share. */
    public static Database freshDatabase() {
        return Postgres.DATABASES.create();
    }

    /** A Kafka for one test, which can stop it and start it again with its {@code settings()}. The test closes it. */
    public static EmbeddedKafka ownKafka(Path directory) {
        return EmbeddedKafka.start(EmbeddedKafka.Settings.in(directory));
    }

    /** A Redis for one test, which can kill it and start it again with its {@code settings()}. The test closes it. */
    public static EmbeddedRedis ownRedis(Path directory) {
        return EmbeddedRedis.start(EmbeddedRedis.Settings.in(directory));
    }

    /**
     * A PostgreSQL for one test, which can kill it and start it again with its {@code settings()}. The test closes it.
     */
    public static EmbeddedPostgres ownPostgres(Path directory) {
        PostgresTemplate.copyTo(directory);
        return EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory));
    }

    /** The reason to skip a test of {@link #cassandra}; empty if it is available. */
    public static Optional<String> whyNoCassandra() {
        return SharedServers.instance().whyNoCassandra();
    }

    /** The Cassandra that all tests of this JVM share. Use separate keyspaces. */
    public static CassandraAddress cassandra() {
        return Cassandra.ADDRESS;
    }

    /** The reason to skip a test of {@link #ownCassandra}; empty if it is available. */
    public static Optional<String> whyNoOwnCassandra() {
        return CassandraServer.whyUnavailable();
    }

    /** A Cassandra for one test, which can kill it and start it again. The test closes it. */
    public static CassandraServer ownCassandra(Path directory) {
        return CassandraServer.start(directory);
    }

    /** As {@link #ownCassandra(Path)}, with further lines of {@code cassandra.yaml}. */
    public static CassandraServer ownCassandra(Path directory, String settings) {
        return CassandraServer.start(directory, settings);
    }

    // Separate classes, so that each server starts once, on first use.
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

    /** Creates databases on one server. They are removed with the server. */
    private static final class DatabaseFactory {

        private final Database first;
        private final AtomicInteger made = new AtomicInteger();

        DatabaseFactory(Database first) {
            this.first = first;
            // No test kills this server, so its data need not reach the disk.
            execute("ALTER SYSTEM SET fsync = off");
            execute("SELECT pg_reload_conf()");
        }

        Database create() {
            String name = "fresh_" + made.incrementAndGet();
            execute("CREATE DATABASE " + name);
            return first.withName(name);
        }

        private void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(first.url(), first.user(), first.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql + " failed on " + first.url(), e);
            }
        }
    }
}
