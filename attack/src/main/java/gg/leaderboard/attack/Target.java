package gg.leaderboard.attack;

/**
 * The system under attack, all on loopback.
 *
 * @param api port of the api
 * @param kafka its bootstrap servers
 * @param redis port of Redis
 * @param pid of the process whose memory is watched
 */
public record Target(int api, String kafka, int redis, long pid) {

    public static final String HOST = "127.0.0.1";
}
