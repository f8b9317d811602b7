/** Mappings that convert records of other systems to events. */
@NullMarked
package gg.leaderboard.events.mapping;

import org.jspecify.annotations.NullMarked;
