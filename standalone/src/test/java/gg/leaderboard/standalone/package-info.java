@NullMarked
package gg.leaderboard.standalone;

import org.jspecify.annotations.NullMarked;
