@NullMarked
package gg.leaderboard.standings.ban;

import org.jspecify.annotations.NullMarked;
