/**
 * Live standings over WebSocket and server-sent events. A {@link LiveView} holds the content that clients watch. Change
 * notices cause another read of it. The same text is sent to all watchers, each through a {@link SendQueue} that keeps
 * only the newest state.
 */
@NullMarked
package gg.leaderboard.api.live;

import org.jspecify.annotations.NullMarked;
