/** What is told of the past, beside a plain fold of the log. */
@NullMarked
package gg.leaderboard.archive.past;

import org.jspecify.annotations.NullMarked;
