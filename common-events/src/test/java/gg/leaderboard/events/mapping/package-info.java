/** Tests the mapping of records of other systems to events. */
@NullMarked
package gg.leaderboard.events.mapping;

import org.jspecify.annotations.NullMarked;
