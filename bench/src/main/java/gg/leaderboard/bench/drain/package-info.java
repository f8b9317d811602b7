/** Measures how fast a full log is folded, compared with Redis alone and a naive consumer. */
@NullMarked
package gg.leaderboard.bench.drain;

import org.jspecify.annotations.NullMarked;
