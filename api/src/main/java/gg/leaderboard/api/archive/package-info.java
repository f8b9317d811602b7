/** Calls to the archive, which serves everything about the past. While it is unavailable, only these calls fail. */
@NullMarked
package gg.leaderboard.api.archive;

import org.jspecify.annotations.NullMarked;
