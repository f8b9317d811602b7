/** Rebuilds standings that Redis lost from the archive, where Kafka no longer holds what is missing. */
@NullMarked
package gg.leaderboard.archive.restore;

import org.jspecify.annotations.NullMarked;
