/** The REST and WebSocket service over Redis. */
@NullMarked
package gg.leaderboard.api;

import org.jspecify.annotations.NullMarked;
