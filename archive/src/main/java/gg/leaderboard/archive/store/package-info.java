/** What all folds share in PostgreSQL: schema, progress, counted ids, rows by COPY. */
@NullMarked
package gg.leaderboard.archive.store;

import org.jspecify.annotations.NullMarked;
