/** The spans of time over which a leaderboard adds up: all time, or a calendar hour, day, week or month. */
@NullMarked
package gg.leaderboard.standings.window;

import org.jspecify.annotations.NullMarked;
