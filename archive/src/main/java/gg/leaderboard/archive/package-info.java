/** The service that folds the log into PostgreSQL: what nothing may lose, and what explains every rank. */
@NullMarked
package gg.leaderboard.archive;

import org.jspecify.annotations.NullMarked;
