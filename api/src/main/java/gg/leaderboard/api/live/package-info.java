/**
 * Standings pushed over WebSocket. A {@code View} is something to watch; notices mark it, a re-read finds what it has
 * become, and the same text goes to all who watch it, each through an {@code Outbox} that keeps only the newest.
 */
@NullMarked
package gg.leaderboard.api.live;

import org.jspecify.annotations.NullMarked;
