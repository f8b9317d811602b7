/** Refills from the archived log what Redis lost, and folds that were switched off, where Kafka no longer holds what is missing. */
@NullMarked
package gg.leaderboard.archive.restore;

import org.jspecify.annotations.NullMarked;
