@NullMarked
package gg.leaderboard.api.leaderboard;

import org.jspecify.annotations.NullMarked;
