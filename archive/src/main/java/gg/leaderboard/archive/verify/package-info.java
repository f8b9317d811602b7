/** Whether the standings are what the log comes to. */
@NullMarked
package gg.leaderboard.archive.verify;

import org.jspecify.annotations.NullMarked;
