/**
 * Measures reads of standings over HTTP. Compares them with a static file of the same server and plain commands of the
 * same Redis.
 */
@NullMarked
package gg.leaderboard.bench.reads;

import org.jspecify.annotations.NullMarked;
