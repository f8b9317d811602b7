/** Tests of past standings against a plain fold of the log. */
@NullMarked
package gg.leaderboard.archive.past;

import org.jspecify.annotations.NullMarked;
