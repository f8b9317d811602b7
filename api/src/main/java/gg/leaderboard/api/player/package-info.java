/** Player profiles and the achievements feed. */
@NullMarked
package gg.leaderboard.api.player;

import org.jspecify.annotations.NullMarked;
