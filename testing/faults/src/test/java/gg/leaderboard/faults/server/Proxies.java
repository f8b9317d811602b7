package gg.leaderboard.faults.server;

/** Puts a proxy between two servers. */
interface Proxies {

    /**
     * Returns the port of the proxy.
     *
     * @param from who connects
     * @param to the other end, which listens on {@code port}
     */
    int between(String from, String to, int port);
}
