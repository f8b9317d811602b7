/** Records of Kafka: valid, broken, oversized, in transactions. */
@NullMarked
package gg.leaderboard.attack.log;

import org.jspecify.annotations.NullMarked;
