/** Tests that a processor loses nothing when Kafka, Redis or the processor itself fails. */
@NullMarked
package gg.leaderboard.processor.outage;

import org.jspecify.annotations.NullMarked;
