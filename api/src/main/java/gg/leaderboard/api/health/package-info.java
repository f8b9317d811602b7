/** Liveness and readiness of this process, and the state of the servers it needs. */
@NullMarked
package gg.leaderboard.api.health;

import org.jspecify.annotations.NullMarked;
