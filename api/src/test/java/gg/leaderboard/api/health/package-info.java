@NullMarked
package gg.leaderboard.api.health;

import org.jspecify.annotations.NullMarked;
