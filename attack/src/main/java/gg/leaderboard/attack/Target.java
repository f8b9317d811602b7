package gg.leaderboard.attack;

import gg.leaderboard.attack.access.Access;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The system under attack, all on loopback.
 *
 * @param api the port of the api
 * @param kafka the bootstrap servers of Kafka
 * @param redis the port of Redis
 * @param pid the process whose memory is monitored
 * @param access who calls the api
 */
public record Target(int api, String kafka, int redis, long pid, Access access) {

    public static final String HOST = "127.0.0.1";

    /** Returns the address of a port of the system. */
    public static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
