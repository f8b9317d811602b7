/** Checkpoints: stored standings of one log time, from which a query replays the rest of the log. */
@NullMarked
package gg.leaderboard.archive.checkpoint;

import org.jspecify.annotations.NullMarked;
