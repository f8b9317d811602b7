@NullMarked
package gg.leaderboard.api.progress;

import org.jspecify.annotations.NullMarked;
