/** The service that takes events in over HTTP and gives standings out over HTTP and WebSocket. */
@NullMarked
package gg.leaderboard.api;

import org.jspecify.annotations.NullMarked;
