/** Checks of the containers' description. */
@NullMarked
package gg.leaderboard.standalone.compose;

import org.jspecify.annotations.NullMarked;
