/** Dead letters as they are kept: the fold that stores them, and the table. What operators do with them is in {@code resend}. */
@NullMarked
package gg.leaderboard.archive.deadletter;

import org.jspecify.annotations.NullMarked;
