/** Rebuilds and restores: replays the archived log into Redis or PostgreSQL, and runs the commands for it. */
@NullMarked
package gg.leaderboard.archive.rebuild;

import org.jspecify.annotations.NullMarked;
