package gg.leaderboard.api.live;

import org.jspecify.annotations.Nullable;

/**
 * A serialized message.
 *
 * @param type the message's type
 * @param id the epoch and sequence of the view's state; null for other messages
 * @param text JSON
 */
record OutgoingMessage(String type, @Nullable String id, String text) {

    /**
     * A ping frame, without text. It checks that the client responds, and keeps the connection open through proxies.
     */
    static final OutgoingMessage PING = new OutgoingMessage("ping", null, "");
}
