@NullMarked
package gg.leaderboard.api.kafka.message;

import org.jspecify.annotations.NullMarked;
