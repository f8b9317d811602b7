/** Inlets: topics of other systems whose records are converted to events. */
@NullMarked
package gg.leaderboard.log.inlet;

import org.jspecify.annotations.NullMarked;
