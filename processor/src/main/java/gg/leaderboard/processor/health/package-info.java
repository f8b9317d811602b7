/** What keeps the processor from working right now, for its readiness. */
@NullMarked
package gg.leaderboard.processor.health;

import org.jspecify.annotations.NullMarked;
