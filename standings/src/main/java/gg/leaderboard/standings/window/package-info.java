/** The windows of a leaderboard: all time, or a calendar hour, day, week or month. */
@NullMarked
package gg.leaderboard.standings.window;

import org.jspecify.annotations.NullMarked;
