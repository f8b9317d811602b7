/** The raw event log: every record, with the verdict on it. */
@NullMarked
package gg.leaderboard.archive.event;

import org.jspecify.annotations.NullMarked;
