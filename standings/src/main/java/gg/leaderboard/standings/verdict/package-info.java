/** What became of events that were logged: whether the standings counted them. */
@NullMarked
package gg.leaderboard.standings.verdict;

import org.jspecify.annotations.NullMarked;
