/** What happens in a run, and when: faults and the workload, both from a seed. */
@NullMarked
package gg.leaderboard.faults.schedule;

import org.jspecify.annotations.NullMarked;
