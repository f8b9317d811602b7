/** Spans of sampled requests and batches. They are sent with OTLP over HTTP, and only if a receiver is configured. */
@NullMarked
package gg.leaderboard.tracing;

import org.jspecify.annotations.NullMarked;
