/** Tracks how far the standings have folded the log: the freshness of a response, and when a write can be read. */
@NullMarked
package gg.leaderboard.api.progress;

import org.jspecify.annotations.NullMarked;
