package gg.leaderboard.archive.cassandra;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connection to Cassandra; used only with {@code leaderboard.archive.standings-store=cassandra}. The driver reads further
 * settings from system properties with the prefix {@code datastax-java-driver}.
 *
 * @param contactPoints some nodes of Cassandra, {@code host:port}
 * @param localDatacenter data center that this archive reads and writes
 * @param username login; none if not given
 * @param password password of that login
 * @param sslBundle SSL bundle for TLS; no TLS if not given
 * @param keyspace keyspace, created if it is missing; 1–48 lower-case letters, digits and underscores, the first a letter
 * @param replicationFactor replication factor of a keyspace that the archive creates, at least 1. Create one for several data centers by hand
 */
@ConfigurationProperties("leaderboard.archive.cassandra")
record CassandraProperties(
        @DefaultValue("localhost:9042") List<String> contactPoints,
        @DefaultValue("datacenter1") String localDatacenter,
        @Nullable String username,
        @Nullable String password,
        @Nullable String sslBundle,
        @DefaultValue("leaderboard") String keyspace,
        @DefaultValue("1") int replicationFactor) {

    private static final Pattern KEYSPACE = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final Pattern CONTACT_POINT = Pattern.compile("\\S+:\\d{1,5}");

    CassandraProperties {
        for (String contactPoint : contactPoints) {
            if (!CONTACT_POINT.matcher(contactPoint).matches()) {
                throw new IllegalArgumentException(
                        "leaderboard.archive.cassandra.contact-points must be host:port; was \"" + contactPoint + "\"");
            }
        }
        if (!KEYSPACE.matcher(keyspace).matches()) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.cassandra.keyspace must match " + KEYSPACE + "; was \"" + keyspace + "\"");
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException(
                    "leaderboard.archive.cassandra.replication-factor must be at least 1; was " + replicationFactor);
        }
    }
}
