/** A seeded attack on a running leaderboard: inputs of all kinds, and checks that must hold for any input. */
@NullMarked
package gg.leaderboard.attack;

import org.jspecify.annotations.NullMarked;
