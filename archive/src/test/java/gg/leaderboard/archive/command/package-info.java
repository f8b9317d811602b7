/** Tests of the command line. */
@NullMarked
package gg.leaderboard.archive.command;

import org.jspecify.annotations.NullMarked;
