/** The {@code ndjson} source: events that are JSON already, one per line. */
@NullMarked
package gg.leaderboard.producer.ndjson;

import org.jspecify.annotations.NullMarked;
