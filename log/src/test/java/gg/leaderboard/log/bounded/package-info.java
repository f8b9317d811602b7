@NullMarked
package gg.leaderboard.log.bounded;

import org.jspecify.annotations.NullMarked;
