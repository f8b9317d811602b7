/** Thousands of WebSocket clients on one api, some of which stop reading. */
@NullMarked
package gg.leaderboard.bench.crowd;

import org.jspecify.annotations.NullMarked;
