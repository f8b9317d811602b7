/** Who is hidden from boards and feed, and by which ban. */
@NullMarked
package gg.leaderboard.standings.ban;

import org.jspecify.annotations.NullMarked;
