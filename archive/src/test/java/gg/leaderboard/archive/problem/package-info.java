/** What is told of failures. */
@NullMarked
package gg.leaderboard.archive.problem;

import org.jspecify.annotations.NullMarked;
