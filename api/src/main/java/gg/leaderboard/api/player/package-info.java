/** What is known of one player. */
@NullMarked
package gg.leaderboard.api.player;

import org.jspecify.annotations.NullMarked;
