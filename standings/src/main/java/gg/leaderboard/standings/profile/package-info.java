/** Player profiles and achievements. */
@NullMarked
package gg.leaderboard.standings.profile;

import org.jspecify.annotations.NullMarked;
