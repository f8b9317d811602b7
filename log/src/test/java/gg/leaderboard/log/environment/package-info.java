@NullMarked
package gg.leaderboard.log.environment;

import org.jspecify.annotations.NullMarked;
