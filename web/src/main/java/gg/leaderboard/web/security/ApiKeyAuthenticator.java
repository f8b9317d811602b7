package gg.leaderboard.web.security;

import java.util.Optional;

/** Checks API keys of the form {@code lb_<id>_<secret>}. Thread-safe. */
public interface ApiKeyAuthenticator {

    /**
     * Returns the caller with this key; empty if the key is unknown, expired or revoked, or its secret is wrong. Does not wait
     * for another server.
     *
     * @param key as the caller sent it
     * @throws gg.leaderboard.web.ProblemException 503 while the keys have not been read once
     */
    Optional<Caller> authenticate(String key);

    /**
     * Returns whether there is a key with this id that is neither expired nor revoked. Does not wait for another server.
     *
     * @throws gg.leaderboard.web.ProblemException 503 while the keys have not been read once
     */
    default boolean isUsable(String id) {
        return false;
    }
}
