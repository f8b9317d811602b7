/** What an operator runs beside an archive that is running. */
@NullMarked
package gg.leaderboard.archive.command;

import org.jspecify.annotations.NullMarked;
