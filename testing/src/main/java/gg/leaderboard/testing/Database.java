package gg.leaderboard.testing;

/**
 * A database of PostgreSQL and who may do everything in it.
 *
 * @param url as JDBC takes it
 */
public record Database(String url, String user, String password) {

    static Database of(String host, int port, String name, String user, String password) {
        return new Database("jdbc:postgresql://" + host + ":" + port + "/" + name, user, password);
    }

    /** Another of the same server. */
    Database withName(String name) {
        return new Database(url.substring(0, url.lastIndexOf('/') + 1) + name, user, password);
    }
}
