/** What the archive does not keep for ever. */
@NullMarked
package gg.leaderboard.archive.retention;

import org.jspecify.annotations.NullMarked;
