@NullMarked
package gg.leaderboard.standings.redis;

import org.jspecify.annotations.NullMarked;
