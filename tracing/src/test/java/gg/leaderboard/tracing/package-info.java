@NullMarked
package gg.leaderboard.tracing;

import org.jspecify.annotations.NullMarked;
