/** Reads the log and keeps the standings. */
@NullMarked
package gg.leaderboard.processor;

import org.jspecify.annotations.NullMarked;
