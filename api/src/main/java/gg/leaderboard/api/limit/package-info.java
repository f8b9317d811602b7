/** Limits on what callers can make grow. */
@NullMarked
package gg.leaderboard.api.limit;

import org.jspecify.annotations.NullMarked;
