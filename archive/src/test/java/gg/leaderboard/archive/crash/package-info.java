/** Shows that no crash and no redelivery makes the tables differ from a plain fold of the log. */
@NullMarked
package gg.leaderboard.archive.crash;

import org.jspecify.annotations.NullMarked;
