package gg.leaderboard.api.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.leaderboard.events.Rules;
import gg.leaderboard.web.security.Caller;
import java.net.URLEncoder;
import java.util.HexFormat;

/** Ids of events in the log. No caller can use the id of another sender's event, which would then not count. */
final class SenderScope {

    private SenderScope() {}

    /**
     * Returns the id in the log of an event that the caller sends with {@code id}: {@code key:NAME:ID} for an API key. While
     * security is open, it is {@code id}.
     *
     * @param id 1–128 visible characters
     * @return 1–128 visible characters, different for each pair of sender and id
     */
    static String logId(Caller caller, String id) {
        if (caller.equals(Caller.LOCAL)) {
            return id;
        }
        // The second colon ends the sender: colons in names are encoded.
        String whole = URLEncoder.encode(caller.sender(), UTF_8).replaceFirst("%3A", ":") + ":" + id;
        // No sender begins with this prefix.
        return whole.codePointCount(0, whole.length()) <= Rules.MAX_ID
                ? whole
                : "sha256:" + HexFormat.of().formatHex(IdempotencyKey.digest(whole));
    }
}
