@NullMarked
package gg.leaderboard.api.live;

import org.jspecify.annotations.NullMarked;
