/** What the archive says of the past. */
@NullMarked
package gg.leaderboard.archive.history;

import org.jspecify.annotations.NullMarked;
