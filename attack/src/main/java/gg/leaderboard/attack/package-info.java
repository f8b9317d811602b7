/** A seeded attack on a running leaderboard: inputs of all kinds, and what must hold whatever they are. */
@NullMarked
package gg.leaderboard.attack;

import org.jspecify.annotations.NullMarked;
