/** Stores dead letters in PostgreSQL. */
@NullMarked
package gg.leaderboard.archive.deadletter;

import org.jspecify.annotations.NullMarked;
