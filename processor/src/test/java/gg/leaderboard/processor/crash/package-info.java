/** Tests that every event counts exactly once despite crashes, redeliveries, frozen processors and lost writes. */
@NullMarked
package gg.leaderboard.processor.crash;

import org.jspecify.annotations.NullMarked;
