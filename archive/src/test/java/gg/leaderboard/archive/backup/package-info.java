/** Tests of backups. */
@NullMarked
package gg.leaderboard.archive.backup;

import org.jspecify.annotations.NullMarked;
