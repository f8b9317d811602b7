/** Shared by all folds into PostgreSQL: schema, progress, counted ids, writes with COPY. */
@NullMarked
package gg.leaderboard.archive.store;

import org.jspecify.annotations.NullMarked;
