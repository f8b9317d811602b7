/** The newest achievements, and how they are read. */
@NullMarked
package gg.leaderboard.standings.feed;

import org.jspecify.annotations.NullMarked;
