/** Tests that crashes and redeliveries never make the tables differ from a plain fold of the log. */
@NullMarked
package gg.leaderboard.archive.crash;

import org.jspecify.annotations.NullMarked;
