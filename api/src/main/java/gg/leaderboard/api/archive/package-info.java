/** What the api asks the archive: everything about the past. While it is away these calls alone fail. */
@NullMarked
package gg.leaderboard.api.archive;

import org.jspecify.annotations.NullMarked;
