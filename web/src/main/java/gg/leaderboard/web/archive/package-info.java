/** Answers of the archive, which the api passes on. */
@NullMarked
package gg.leaderboard.web.archive;

import org.jspecify.annotations.NullMarked;
