/** How far the standings have folded the log: how fresh an answer is, and when a write can be read. */
@NullMarked
package gg.leaderboard.api.progress;

import org.jspecify.annotations.NullMarked;
