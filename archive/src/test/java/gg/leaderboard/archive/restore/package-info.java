@NullMarked
package gg.leaderboard.archive.restore;

import org.jspecify.annotations.NullMarked;
