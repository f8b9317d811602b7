/** Backups of PostgreSQL, taken over SQL, and the command that compares everything after a restore. */
@NullMarked
package gg.leaderboard.archive.backup;

import org.jspecify.annotations.NullMarked;
