/** What is known of one player, and how it is read. */
@NullMarked
package gg.leaderboard.standings.profile;

import org.jspecify.annotations.NullMarked;
