package gg.leaderboard.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The host names that a server accepts. A page of any site can resolve its own name to 127.0.0.1 (DNS rebinding). The
 * browser then sends that name, and treats the page and this server as the same origin.
 */
record AllowedHosts(boolean any, Set<String> configured) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    /**
     * Accepts loopback names and the configured names. If none is configured and the server is not bound to loopback,
     * it accepts any host.
     *
     * @param bound the listen address; null for all addresses
     */
    static AllowedHosts of(@Nullable InetAddress bound, List<String> configured) {
        boolean onLoopback = bound != null && bound.isLoopbackAddress();
        return new AllowedHosts(
                !onLoopback && configured.isEmpty(),
                configured.stream().map(AllowedHosts::normalize).collect(Collectors.toUnmodifiableSet()));
    }

    /** @param host without a port */
    boolean contains(String host) {
        String name = normalize(host);
        return any || LOOPBACK.matcher(name).matches() || configured.contains(name);
    }

    private static String normalize(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
