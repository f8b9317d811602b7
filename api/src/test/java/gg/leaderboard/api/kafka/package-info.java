@NullMarked
package gg.leaderboard.api.kafka;

import org.jspecify.annotations.NullMarked;
