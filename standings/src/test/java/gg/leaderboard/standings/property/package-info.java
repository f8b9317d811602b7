/** Random boards and logs, read in every way and compared with the plainest code that could answer. */
@NullMarked
package gg.leaderboard.standings.property;

import org.jspecify.annotations.NullMarked;
