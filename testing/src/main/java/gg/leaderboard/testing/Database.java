package gg.leaderboard.testing;

/**
 * A PostgreSQL database and a user with all rights in it.
 *
 * @param url the JDBC URL
 */
public record Database(String url, String user, String password) {

    static Database of(String host, int port, String name, String user, String password) {
        return new Database("jdbc:postgresql://" + host + ":" + port + "/" + name, user, password);
    }

    /** Another database on the same server. */
    Database withName(String name) {
        return new Database(url.substring(0, url.lastIndexOf('/') + 1) + name, user, password);
    }
}
