/** API keys: their topic in Kafka, and the check of the keys that callers send. */
@NullMarked
package gg.leaderboard.web.security.keys;

import org.jspecify.annotations.NullMarked;
