package gg.leaderboard.archive.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.InvalidKeyspaceException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Connects to Cassandra, and creates the keyspace and its tables if they are missing. */
@Component("cassandraSessions")
class CassandraConnector implements Supplier<CqlSession> {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration SCHEMA_TIMEOUT = Duration.ofSeconds(30);

    private final CassandraProperties properties;
    private final SslBundles bundles;

    CassandraConnector(CassandraProperties properties, SslBundles bundles) {
        this.properties = properties;
        this.bundles = bundles;
    }

    /** @throws com.datastax.oss.driver.api.core.DriverException while Cassandra is unavailable */
    @Override
    public CqlSession get() {
        CqlSession session = inKeyspace();
        try {
            schema().forEach(statement -> execute(session, statement));
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private CqlSession inKeyspace() {
        try {
            return open(properties.keyspace());
        } catch (InvalidKeyspaceException e) {
            try (CqlSession session = open(null)) {
                execute(
                        session,
                        "CREATE KEYSPACE IF NOT EXISTS %s WITH replication = {'class': 'NetworkTopologyStrategy', '%s': %d}"
                                .formatted(
                                        properties.keyspace(),
                                        properties.localDatacenter(),
                                        properties.replicationFactor()));
            }
            return open(properties.keyspace());
        }
    }

    private CqlSession open(@Nullable String keyspace) {
        CqlSessionBuilder session = CqlSession.builder()
                .withConfigLoader(settings())
                .withLocalDatacenter(properties.localDatacenter())
                .withKeyspace(keyspace);
        properties.contactPoints().forEach(point -> session.addContactPoint(address(point)));
        if (properties.username() != null) {
            session.withAuthCredentials(properties.username(), Objects.requireNonNullElse(properties.password(), ""));
        }
        if (properties.sslBundle() != null) {
            SSLContext tls = bundles.getBundle(properties.sslBundle()).createSslContext();
            session.withSslEngineFactory(new ProgrammaticSslEngineFactory(tls, null, true));
        }
        return session.build();
    }

    private static DriverConfigLoader settings() {
        return DriverConfigLoader.programmaticBuilder()
                // A fold that takes over must read the writes of the previous one.
                .withString(DefaultDriverOption.REQUEST_CONSISTENCY, "LOCAL_QUORUM")
                .withString(DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, "LOCAL_SERIAL")
                // Every write has its own timestamp or condition, so it is idempotent.
                .withBoolean(DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE, true)
                .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, TIMEOUT)
                .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, TIMEOUT)
                .build();
    }

    private static InetSocketAddress address(String contactPoint) {
        int colon = contactPoint.lastIndexOf(':');
        return new InetSocketAddress(
                contactPoint.substring(0, colon), Integer.parseInt(contactPoint.substring(colon + 1)));
    }

    private static void execute(CqlSession session, String cql) {
        session.execute(SimpleStatement.newInstance(cql).setTimeout(SCHEMA_TIMEOUT));
    }

    private static Stream<String> schema() {
        try (InputStream file = Objects.requireNonNull(CassandraConnector.class.getResourceAsStream("schema.cql"))) {
            return Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";\n"))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
