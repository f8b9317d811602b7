/** The standings at moments of the log, kept so that those of any moment are told quickly. */
@NullMarked
package gg.leaderboard.archive.checkpoint;

import org.jspecify.annotations.NullMarked;
