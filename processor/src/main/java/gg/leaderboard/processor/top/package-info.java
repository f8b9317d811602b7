/** The best five players, printed as events come in. */
@NullMarked
package gg.leaderboard.processor.top;

import org.jspecify.annotations.NullMarked;
