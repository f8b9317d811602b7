package gg.leaderboard.api.limit;

import gg.leaderboard.api.limit.CallLimitProperties.Applies;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Callers;
import gg.leaderboard.web.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the client of a request. */
@Component
final class ClientResolver {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    // An IPv6 client usually has all addresses with the same first 64 bits.
    private static final int V6_BYTES = 8;

    private final Applies apply;
    private final int keyFactor;
    private final List<AddressRange> proxies;

    ClientResolver(CallLimitProperties properties) {
        this.apply = properties.apply();
        this.keyFactor = properties.keyFactor();
        this.proxies =
                properties.trustedProxies().stream().map(AddressRange::parse).toList();
    }

    /** The client of {@code request}; null if it is not limited. */
    @Nullable LimitedClient of(HttpServletRequest request) {
        if (apply == Applies.NONE) {
            return null;
        }
        Caller caller = Callers.of(request);
        return caller.isIdentified()
                ? new LimitedClient(caller.id(), isServer(caller) ? keyFactor : 1)
                : byAddress(request);
    }

    private static boolean isServer(Caller caller) {
        return caller.has(Role.SUBMIT) || caller.has(Role.MODERATE) || caller.has(Role.OPERATE);
    }

    private @Nullable LimitedClient byAddress(HttpServletRequest request) {
        InetAddress address = address(request);
        if (address == null) {
            return new LimitedClient("address:unknown", 1);
        }
        return apply == Applies.REMOTE && isThisMachine(request)
                ? null
                : new LimitedClient("address:" + text(address), 1);
    }

    // Only a trusted proxy is believed, so the nearest address that is none is the client.
    private @Nullable InetAddress address(HttpServletRequest request) {
        InetAddress nearest = AddressRange.address(request.getRemoteAddr());
        if (proxies.isEmpty() || !isProxy(nearest)) {
            return nearest;
        }
        for (String hop : hops(request)) {
            InetAddress next = AddressRange.address(hop);
            if (next == null) {
                return nearest;
            }
            nearest = next;
            if (!isProxy(next)) {
                return next;
            }
        }
        return nearest;
    }

    // Not a proxy on this machine, whose clients are elsewhere.
    private static boolean isThisMachine(HttpServletRequest request) {
        InetAddress peer = AddressRange.address(request.getRemoteAddr());
        return peer != null && peer.isLoopbackAddress() && request.getHeader(FORWARDED_FOR) == null;
    }

    private boolean isProxy(@Nullable InetAddress address) {
        return address != null && proxies.stream().anyMatch(range -> range.contains(address));
    }

    // The nearest first.
    private static List<String> hops(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders(FORWARDED_FOR))) {
            for (String hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        Collections.reverse(hops);
        return hops;
    }

    private static String text(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, V6_BYTES)
                : address.getHostAddress();
    }
}
