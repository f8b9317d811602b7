/** The service that reads the log and keeps the standings in Redis. */
@NullMarked
package gg.leaderboard.processor;

import org.jspecify.annotations.NullMarked;
