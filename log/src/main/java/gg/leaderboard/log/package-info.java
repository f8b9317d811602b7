/** What services do with Kafka alike: create the topics that are missing, read and write the definitions of boards. */
@NullMarked
package gg.leaderboard.log;

import org.jspecify.annotations.NullMarked;
