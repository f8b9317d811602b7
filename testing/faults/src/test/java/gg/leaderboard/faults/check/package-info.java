/** What must be true after a run. */
@NullMarked
package gg.leaderboard.faults.check;

import org.jspecify.annotations.NullMarked;
