/** Tests the compose file of the containers. */
@NullMarked
package gg.leaderboard.standalone.compose;

import org.jspecify.annotations.NullMarked;
