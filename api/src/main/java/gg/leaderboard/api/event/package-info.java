/** Events taken in over HTTP and written to the log. */
@NullMarked
package gg.leaderboard.api.event;

import org.jspecify.annotations.NullMarked;
