@NullMarked
package gg.leaderboard.log;

import org.jspecify.annotations.NullMarked;
