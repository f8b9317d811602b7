@NullMarked
package gg.leaderboard.api.keys;

import org.jspecify.annotations.NullMarked;
