@NullMarked
package gg.leaderboard.log.consumer;

import org.jspecify.annotations.NullMarked;
