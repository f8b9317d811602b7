/** The topics of other systems whose records become events, and the mappings by which they do. */
@NullMarked
package gg.leaderboard.log.inlet;

import org.jspecify.annotations.NullMarked;
