/** Tests the api's queries to the archive. */
@NullMarked
package gg.leaderboard.api.archive;

import org.jspecify.annotations.NullMarked;
