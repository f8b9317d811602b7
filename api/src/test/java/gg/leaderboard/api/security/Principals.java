package gg.leaderboard.api.security;

import gg.leaderboard.api.fixture.ProtectedApi;
import gg.leaderboard.web.security.Caller;
import gg.leaderboard.web.security.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of callers that make the calls of the tables, and their API keys. */
final class Principals {

    static final String PLAYER = "p1";

    private Principals() {}

    /**
     * Returns a key for each kind of caller; null for the caller without one.
     *
     * @param boards the boards and games that the keys may write
     */
    static Map<String, @Nullable String> of(Set<String> boards) {
        Map<String, @Nullable String> keys = new LinkedHashMap<>();
        keys.put("none", null);
        keys.put("read", key("read", Role.READ, boards, null));
        keys.put("submit", key("submit", Role.SUBMIT, boards, null));
        keys.put("submit for another board", key("other", Role.SUBMIT, Set.of("elsewhere"), null));
        keys.put("player", key("p1", Role.PLAYER, boards, PLAYER));
        keys.put("another player", key("p2", Role.PLAYER, boards, "p2"));
        keys.put("moderate", key("moderate", Role.MODERATE, boards, null));
        keys.put("operate", key("operate", Role.OPERATE, boards, null));
        String revoked = key("revoked", Role.OPERATE, boards, null);
        ProtectedApi.KEYS.revoke(revoked);
        keys.put("expired", "lb_expired_secret");
        keys.put("revoked", revoked);
        keys.put("tampered", keys.get("operate") + "x");
        return keys;
    }

    private static String key(String id, Role role, Set<String> boards, @Nullable String player) {
        return ProtectedApi.KEYS.create(new Caller("key:" + id, Set.of(role), boards, boards, player));
    }
}
