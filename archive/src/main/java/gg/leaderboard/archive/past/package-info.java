/** Past standings, at any moment that the archive covers. */
@NullMarked
package gg.leaderboard.archive.past;

import org.jspecify.annotations.NullMarked;
