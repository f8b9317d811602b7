/** How fast a full log becomes standings, beside Redis alone and the usual way. */
@NullMarked
package gg.leaderboard.bench.drain;

import org.jspecify.annotations.NullMarked;
