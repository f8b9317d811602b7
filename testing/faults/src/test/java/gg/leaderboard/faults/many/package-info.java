/** Several processors, archives and apis on three brokers: what a change of their number costs. */
@NullMarked
package gg.leaderboard.faults.many;

import org.jspecify.annotations.NullMarked;
