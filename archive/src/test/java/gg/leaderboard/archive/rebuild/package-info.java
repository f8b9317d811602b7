/** Tests of requests to rebuild. */
@NullMarked
package gg.leaderboard.archive.rebuild;

import org.jspecify.annotations.NullMarked;
