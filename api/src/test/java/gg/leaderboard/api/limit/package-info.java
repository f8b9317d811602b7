/** Tests of how much a client may call. */
@NullMarked
package gg.leaderboard.api.limit;

import org.jspecify.annotations.NullMarked;
