@NullMarked
package gg.leaderboard.processor;

import org.jspecify.annotations.NullMarked;
