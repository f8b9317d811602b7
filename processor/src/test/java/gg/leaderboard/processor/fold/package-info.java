@NullMarked
package gg.leaderboard.processor.fold;

import org.jspecify.annotations.NullMarked;
