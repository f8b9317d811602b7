@NullMarked
package gg.leaderboard.api.player;

import org.jspecify.annotations.NullMarked;
