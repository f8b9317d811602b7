/** Tests of the raw event log. */
@NullMarked
package gg.leaderboard.archive.event;

import org.jspecify.annotations.NullMarked;
