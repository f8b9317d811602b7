package gg.leaderboard.standings.redis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a key of Redis holds. */
public enum KeyKind {
    /** The scores of boards. */
    BOARDS("leaderboard:", "standings:hidden:"),
    /** The profiles of players. */
    PROFILES("player:stats:"),
    /** The ids of counted events. */
    COUNTED_IDS("processed:events:"),
    /** The boards of each player, and the periods of each board. */
    MEMBERSHIPS("standings:boards-of:", "standings:periods:"),
    /** The last scores of players on boards with bounds. */
    SCORE_STATES("standings:score-states:"),
    /** The claims of idempotency keys. */
    IDEMPOTENCY_KEYS(Keys.CLAIMS),
    /** The calls of clients. */
    RATE_LIMITS(Keys.RATES),
    OTHER("");

    private final List<String> prefixes;

    KeyKind(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** The kind of a key. Keys of other programs are {@link #OTHER}. */
    static KeyKind of(String key) {
        String name = KeyPrefix.strip(key);
        return Arrays.stream(values())
                .filter(kind -> kind.prefixes.stream().anyMatch(name::startsWith))
                .findFirst()
                .orElse(OTHER);
    }

    /** As in metrics: {@code counted_ids}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
