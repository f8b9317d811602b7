@NullMarked
package gg.leaderboard.processor.ban;

import org.jspecify.annotations.NullMarked;
