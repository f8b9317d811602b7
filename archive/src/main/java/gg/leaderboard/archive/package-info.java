/** The service that archives the log in PostgreSQL. */
@NullMarked
package gg.leaderboard.archive;

import org.jspecify.annotations.NullMarked;
