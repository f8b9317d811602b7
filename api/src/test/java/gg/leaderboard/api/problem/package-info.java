@NullMarked
package gg.leaderboard.api.problem;

import org.jspecify.annotations.NullMarked;
