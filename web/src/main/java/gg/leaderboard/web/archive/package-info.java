/** Responses of the archive, which the api forwards. */
@NullMarked
package gg.leaderboard.web.archive;

import org.jspecify.annotations.NullMarked;
