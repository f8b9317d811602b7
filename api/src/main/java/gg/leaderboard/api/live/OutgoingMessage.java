package gg.leaderboard.api.live;

import org.jspecify.annotations.Nullable;

/**
 * A message that is ready to leave.
 *
 * @param type what it says of itself
 * @param id the epoch and sequence of the view that it shows; null for an answer
 * @param text JSON
 */
record OutgoingMessage(String type, @Nullable String id, String text) {

    /** No text, but a ping of the protocol: it shows that the client is there, and proxies that the connection is used. */
    static final OutgoingMessage PING = new OutgoingMessage("ping", null, "");
}
