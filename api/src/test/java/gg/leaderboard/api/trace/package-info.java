@NullMarked
package gg.leaderboard.api.trace;

import org.jspecify.annotations.NullMarked;
