/** What an archive tells of the generation that it builds, for those who wait for it. */
@NullMarked
package gg.leaderboard.standings.rebuild;

import org.jspecify.annotations.NullMarked;
