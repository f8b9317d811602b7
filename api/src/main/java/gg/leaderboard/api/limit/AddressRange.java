package gg.leaderboard.api.limit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A range of IP addresses in CIDR notation, such as {@code 10.0.0.0/8}; without a length, one address. */
record AddressRange(InetAddress network, int bits) {

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final Pattern V4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})(?::[0-9]{1,5})?");
    private static final Pattern V6 = Pattern.compile(
            "\\[([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)](?::[0-9]{1,5})?|([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)");

    /** @throws IllegalArgumentException if the text is no address or range */
    static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        InetAddress network = address(parts[0]);
        if (network == null) {
            throw invalid(text);
        }
        int most = network.getAddress().length * Byte.SIZE;
        int bits = parts.length == 1 ? most : length(parts[1], text);
        if (bits > most) {
            throw invalid(text);
        }
        return new AddressRange(network, bits);
    }

    private static int length(String bits, String text) {
        if (!bits.matches("[0-9]{1,3}")) {
            throw invalid(text);
        }
        return Integer.parseInt(bits);
    }

    private static IllegalArgumentException invalid(String text) {
        return new IllegalArgumentException(
                "leaderboard.limits.trusted-proxies must contain addresses or ranges such as" + " 10.0.0.0/8; was "
                        + text);
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Parses an IP address, with or without a port. Never asks a name server. Null if {@code text} is no address. */
    static @Nullable InetAddress address(String text) {
        Matcher v4 = V4.matcher(text);
        Matcher v6 = V6.matcher(text);
        if (v4.matches()) {
            return literal(v4.group(1));
        }
        return v6.matches() ? literal(v6.group(1) == null ? v6.group(2) : v6.group(1)) : null;
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
