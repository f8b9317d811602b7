/** Whether this process lives, and whether the servers it needs are there. */
@NullMarked
package gg.leaderboard.api.health;

import org.jspecify.annotations.NullMarked;
