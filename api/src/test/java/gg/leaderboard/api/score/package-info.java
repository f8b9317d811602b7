@NullMarked
package gg.leaderboard.api.score;

import org.jspecify.annotations.NullMarked;
