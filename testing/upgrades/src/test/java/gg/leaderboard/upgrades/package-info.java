/** Tests upgrades from the previous release. */
@NullMarked
package gg.leaderboard.upgrades;

import org.jspecify.annotations.NullMarked;
