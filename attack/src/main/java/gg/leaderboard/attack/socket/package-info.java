/** Frames and messages of WebSocket. */
@NullMarked
package gg.leaderboard.attack.socket;

import org.jspecify.annotations.NullMarked;
