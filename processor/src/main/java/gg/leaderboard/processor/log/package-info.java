/** How records arrive: the Kafka listener, where it resumes, and what it does when Redis or Kafka is away. */
@NullMarked
package gg.leaderboard.processor.log;

import org.jspecify.annotations.NullMarked;
