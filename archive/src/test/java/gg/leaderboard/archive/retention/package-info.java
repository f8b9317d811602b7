/** What becomes of what is not kept for ever. */
@NullMarked
package gg.leaderboard.archive.retention;

import org.jspecify.annotations.NullMarked;
