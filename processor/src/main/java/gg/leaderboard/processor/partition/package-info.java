/** What becomes of the records of one partition: decode, fold, apply, check. Independent of how they arrive. */
@NullMarked
package gg.leaderboard.processor.partition;

import org.jspecify.annotations.NullMarked;
