package gg.leaderboard.web.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do. No role includes another. {@code docs/SECURITY.md} lists the calls of each. */
public enum Role {
    /** Read boards and players that are not public. */
    READ,
    /** Send events and scores of any player, to the boards and games of the caller. */
    SUBMIT,
    /** Send the caller's own scores, to boards that accept scores from players. */
    PLAYER,
    /** Hide, remove, erase and restore players, and review scores. */
    MODERATE,
    /** Change boards, resend dead letters, rebuild, restore, and manage API keys. */
    OPERATE;

    /** Returns the role with this name in lower case, as in API keys, tokens and documents. */
    public static Optional<Role> named(String name) {
        return Arrays.stream(values()).filter(role -> role.label().equals(name)).findFirst();
    }

    /** Returns the name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
