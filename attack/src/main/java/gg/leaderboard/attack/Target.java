package gg.leaderboard.attack;

/**
 * The system under attack, all on loopback.
 *
 * @param api the port of the api
 * @param kafka the bootstrap servers of Kafka
 * @param redis the port of Redis
 * @param pid the process whose memory is monitored
 */
public record Target(int api, String kafka, int redis, long pid) {

    public static final String HOST = "127.0.0.1";
}
