/** Scores that game servers submit to the leaderboards that users have made. */
@NullMarked
package gg.leaderboard.api.score;

import org.jspecify.annotations.NullMarked;
