/** The service that folds the log into the standings in Redis. */
@NullMarked
package gg.leaderboard.processor;

import org.jspecify.annotations.NullMarked;
