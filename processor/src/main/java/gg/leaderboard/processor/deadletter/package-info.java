/** Records that cannot be read, kept byte for byte. */
@NullMarked
package gg.leaderboard.processor.deadletter;

import org.jspecify.annotations.NullMarked;
