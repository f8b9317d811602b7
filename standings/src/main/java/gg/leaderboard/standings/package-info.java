/** Types and settings shared by writers and readers of standings. */
@NullMarked
package gg.leaderboard.standings;

import org.jspecify.annotations.NullMarked;
