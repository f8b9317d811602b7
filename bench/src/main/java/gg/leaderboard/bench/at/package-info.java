/** The {@code at} run: how fast the archive tells how boards stood at moments of the past. */
@NullMarked
package gg.leaderboard.bench.at;

import org.jspecify.annotations.NullMarked;
