/** What the raw event log keeps. */
@NullMarked
package gg.leaderboard.archive.event;

import org.jspecify.annotations.NullMarked;
