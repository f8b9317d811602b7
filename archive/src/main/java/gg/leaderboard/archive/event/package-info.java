/** The archived event log: every record with its verdict, and the history of a player. */
@NullMarked
package gg.leaderboard.archive.event;

import org.jspecify.annotations.NullMarked;
