/** The workload: events, scores, moderation and reads. */
@NullMarked
package gg.leaderboard.faults.work;

import org.jspecify.annotations.NullMarked;
