package gg.leaderboard.testing;

/** Where a Cassandra listens, whose one data center is called {@code datacenter1}. */
public record CassandraAddress(String host, int port) {

    /** As drivers take it. */
    public String contactPoint() {
        return host + ":" + port;
    }
}
