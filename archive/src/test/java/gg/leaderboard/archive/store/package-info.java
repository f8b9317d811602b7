@NullMarked
package gg.leaderboard.archive.store;

import org.jspecify.annotations.NullMarked;
