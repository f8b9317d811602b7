@NullMarked
package gg.leaderboard.api.achievement;

import org.jspecify.annotations.NullMarked;
