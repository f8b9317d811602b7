package gg.leaderboard.attack.access;

import org.jspecify.annotations.Nullable;

/**
 * A caller of the system.
 *
 * @param name for findings
 * @param role the caller's column in the table of calls
 * @param credential an API key or a token; null for none
 * @param kind whether the system accepts the credential, and for what
 */
public record AttackCaller(
        String name, String role, @Nullable String credential, Kind kind) {

    /** What a credential is good for. */
    public enum Kind {
        /** All calls of the role. */
        VALID,
        /** The calls of the role that are not limited to own boards and scores: no input names the caller's boards. */
        OF_OTHER_BOARDS,
        /** Nothing: it is expired, revoked or altered. */
        INVALID
    }

    /** Returns the header that carries the credential; empty if there is none. */
    public String header() {
        return credential == null ? "" : "Authorization: Bearer " + credential;
    }
}
