/** The callers of a protected system, and what each of them may do. */
@NullMarked
package gg.leaderboard.attack.access;

import org.jspecify.annotations.NullMarked;
