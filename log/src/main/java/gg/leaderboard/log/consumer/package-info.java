/** How a fold consumes the log: where it resumes, how it handles gaps, and how it retries while Kafka or its store is unavailable. */
@NullMarked
package gg.leaderboard.log.consumer;

import org.jspecify.annotations.NullMarked;
