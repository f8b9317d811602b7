/** Records of other systems and scores of game servers that send no events, on their way into the log. */
@NullMarked
package gg.leaderboard.processor.relay;

import org.jspecify.annotations.NullMarked;
