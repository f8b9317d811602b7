package gg.leaderboard.testing;

/** The address of a Cassandra server, whose only data center is {@code datacenter1}. */
public record CassandraAddress(String host, int port) {

    /** The contact point for drivers. */
    public String contactPoint() {
        return host + ":" + port;
    }
}
