/** What this processor says of itself once a second, for those who read the standings. */
@NullMarked
package gg.leaderboard.processor.heartbeat;

import org.jspecify.annotations.NullMarked;
