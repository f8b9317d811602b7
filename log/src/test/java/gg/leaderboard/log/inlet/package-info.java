@NullMarked
package gg.leaderboard.log.inlet;

import org.jspecify.annotations.NullMarked;
