package gg.leaderboard.web.security;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether the callers of a port need keys or tokens.
 *
 * @param bootstrapKey whether an API key is configured
 */
record ProtectionSettings(SecurityProperties settings, boolean bootstrapKey) {

    private static final String REMEDY = """
            Choose one:
            - server.address=127.0.0.1 if only programs on this machine call it;
            - leaderboard.security.bootstrap-key=lb_<id>_<secret>, an API key to create others with;
            - leaderboard.security.required=true if API keys exist already;
            - leaderboard.security.issuer=https://…, an OpenID Connect issuer whose tokens are accepted;
            - leaderboard.security.open=true if only trusted callers reach the port.
            docs/SECURITY.md explains each.""";

    /** @throws SecuritySettingsException if the settings contradict each other */
    ProtectionSettings {
        if (settings.open() && (settings.demanded() || bootstrapKey)) {
            throw new SecuritySettingsException(
                    "leaderboard.security.open is true, but " + contradiction(settings),
                    "Remove leaderboard.security.open, or leaderboard.security.required, leaderboard.security.issuer and"
                            + " leaderboard.security.bootstrap-key.");
        }
    }

    private static String contradiction(SecurityProperties settings) {
        if (settings.required()) {
            return "leaderboard.security.required is, too.";
        }
        return settings.issuer() == null ? "there is a bootstrap key." : "there is an issuer.";
    }

    /**
     * Returns whether every caller may make every call.
     *
     * @param bound the listen address; null for all addresses
     * @throws SecuritySettingsException if the settings do not say who may call a port that is not on loopback
     */
    boolean isOpen(@Nullable InetAddress bound) {
        if (settings.demanded() || bootstrapKey) {
            return false;
        }
        if (settings.open() || (bound != null && bound.isLoopbackAddress())) {
            return true;
        }
        throw new SecuritySettingsException(
                "The service would listen on " + (bound == null ? "all addresses" : bound.getHostAddress())
                        + ", and everyone who reaches it could erase players.",
                REMEDY);
    }
}
